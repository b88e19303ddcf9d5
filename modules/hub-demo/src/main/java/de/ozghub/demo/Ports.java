package de.ozghub.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the demonstration listens, all on loopback.
 *
 * @param console console and admin API
 * @param partners partner listener
 * @param zustelldienst simulated FIT-Connect delivery service
 * @param backOffices simulated back offices
 * @param database PostgreSQL
 * @param secured the same back offices over mutual TLS, for those that demand it
 */
public record Ports(int console, int partners, int zustelldienst, int backOffices, int database, int secured) {

    /** The ports the documentation names. */
    public static final Ports STANDARD = new Ports(8080, 8090, 8091, 8092, 8099, 8093);

    /** System property that moves them. */
    public static final String PROPERTY = "hub.demo.ports";

    /**
     * Reads {@code console,partners,zustelldienst,backOffices,database,secured}; without the last it is the one after the back
     * offices'. An empty text means the standard ports, a single number the console's port with the others at their usual
     * distance.
     *
     * @throws IllegalArgumentException if the text is none of these, or a port is out of range or named twice
     */
    public static Ports of(String text) {
        if (text.isBlank()) {
            return STANDARD;
        }
        List<Integer> ports = new ArrayList<>(
                Arrays.stream(text.split(",", -1)).map(Ports::port).toList());
        if (ports.size() == 1) {
            int first = ports.getFirst();
            return new Ports(first, first + 10, first + 11, first + 12, first + 19, first + 13);
        }
        if (ports.size() == 5) {
            ports.add(ports.get(3) + 1);
        }
        if (ports.size() != 6 || ports.stream().distinct().count() != 6) {
            throw new IllegalArgumentException(
                    "%s must be one port or five or six different ones (console,partners,zustelldienst,backOffices,database,secured), is '%s'"
                            .formatted(PROPERTY, text));
        }
        return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1024 && port <= 65_500) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' in %s is not a port".formatted(text, PROPERTY), e);
        }
        throw new IllegalArgumentException("port %s in %s must be from 1024 to 65500".formatted(text, PROPERTY));
    }

    /** Rewrites the standard addresses of a configuration text to these ports. */
    String rewrite(String text) {
        return text.replace("127.0.0.1:" + STANDARD.console, "127.0.0.1:#C")
                .replace("127.0.0.1:" + STANDARD.partners, "127.0.0.1:#P")
                .replace("127.0.0.1:" + STANDARD.zustelldienst, "127.0.0.1:#Z")
                .replace("127.0.0.1:" + STANDARD.backOffices, "127.0.0.1:#B")
                .replace("127.0.0.1:" + STANDARD.database, "127.0.0.1:#D")
                .replace("127.0.0.1:" + STANDARD.secured, "127.0.0.1:#S")
                .replace("#C", String.valueOf(console))
                .replace("#P", String.valueOf(partners))
                .replace("#Z", String.valueOf(zustelldienst))
                .replace("#B", String.valueOf(backOffices))
                .replace("#D", String.valueOf(database))
                .replace("#S", String.valueOf(secured));
    }
}
