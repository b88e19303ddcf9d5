package de.ozghub.app.start;

import de.ozghub.core.config.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Resolves where the hub listens. */
final class Addresses {

    private Addresses() {}

    /** @throws IllegalStateException if the host is none of this machine's names */
    static InetAddress of(Listener listener) {
        try {
            return InetAddress.getByName(listener.host());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("listener " + listener + ": the host is unknown", e);
        }
    }

    /**
     * Looks whether the hub could listen there now.
     *
     * @throws IllegalStateException if the host is none of this machine's, or another program listens there
     */
    static InetSocketAddress free(Listener listener) {
        var address = new InetSocketAddress(of(listener), listener.port());
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return address;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "nothing can listen at %s:%d (%s); end the program that does, or change the port"
                            .formatted(listener.host(), listener.port(), e.getMessage()),
                    e);
        }
    }
}
