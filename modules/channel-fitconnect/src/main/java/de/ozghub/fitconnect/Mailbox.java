package de.ozghub.fitconnect;

import de.ozghub.submission.Origin;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One API client at work: its settings, its connection, the service's keys as it knows them. Thread-safe. */
record Mailbox(
        FitConnectClient client,
        ServiceConnection connection,
        ServiceKeys keys,
        @Nullable Callbacks callbacks) {

    static Mailbox open(FitConnectClient client, InstantSource clock) {
        var connection = new ServiceConnection(client, clock);
        return new Mailbox(
                client,
                connection,
                new ServiceKeys(connection, clock),
                Callbacks.of(client, clock, Callbacks.ofSubscriber(client)));
    }

    /** @throws NotNow if the destination is not configured any more */
    FitConnectDestination destination(String step, Origin origin) throws NotNow {
        return client.destination(origin).orElseThrow(() -> NotNow.unconfigured(step, origin));
    }
}
