package de.ozghub.app.start;

import de.ozghub.core.config.Listener;
import java.net.InetAddress;
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
}
