package de.ozghub.core.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the hub listens: a host name or address of this machine and a port from 1 to 65535. */
public record Listener(String host, int port) {

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");

    /** @throws IllegalArgumentException if the port is out of range */
    public Listener {
        Check.that(port >= 1 && port <= 65_535, "port must be from 1 to 65535");
    }

    /** @throws IllegalArgumentException if the text is not {@code host:port} */
    public static Listener of(String text) {
        Matcher match = ADDRESS.matcher(text);
        Check.that(match.matches(), "an address is written host:port");
        return new Listener(match.group(1), Integer.parseInt(match.group(2)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
