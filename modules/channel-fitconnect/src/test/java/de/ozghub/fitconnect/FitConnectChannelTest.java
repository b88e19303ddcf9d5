package de.ozghub.fitconnect;

import de.ozghub.core.channel.InboundChannel;
import de.ozghub.testkit.MemoryPayloads;
import de.ozghub.testkit.SettableClock;
import de.ozghub.testkit.channel.InboundChannelContract;
import de.ozghub.testkit.channel.InboundPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of inbound channels, against the simulated Zustelldienst. */
@SuppressWarnings("NullAway.Init")
class FitConnectChannelTest implements InboundChannelContract {

    private final MemoryPayloads payloads = new MemoryPayloads();
    private SimulatedPeer peer;
    private FitConnectChannel channel;

    @TempDir
    private Path state;

    @BeforeEach
    void start() throws IOException {
        var clock = SettableClock.standing();
        peer = new SimulatedPeer(state, clock);
        channel = new FitConnectChannel(List.of(peer.client()), clock);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        peer.close();
    }

    @Override
    public InboundChannel channel() {
        return channel;
    }

    @Override
    public InboundPeer peer() {
        return peer;
    }

    @Override
    public MemoryPayloads payloads() {
        return payloads;
    }
}
