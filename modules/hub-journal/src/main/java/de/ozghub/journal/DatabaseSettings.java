package de.ozghub.journal;

import java.time.Duration;

/**
 * Where the database is.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/name}; may carry the driver's parameters, for example for TLS
 * @param poolSize most connections of this node, 2 or more
 * @param patience longest wait for a connection, 1 s or more
 */
public record DatabaseSettings(String url, String user, String password, int poolSize, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** With the patience of a node: 5 s. */
    public DatabaseSettings(String url, String user, String password, int poolSize) {
        this(url, user, password, poolSize, PATIENCE);
    }

    /** @throws IllegalArgumentException if the URL is not one of PostgreSQL, the pool too small or the patience too short */
    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("database url must start with jdbc:postgresql:");
        }
        if (poolSize < 2) {
            throw new IllegalArgumentException("database pool size is %d, must be 2 or more".formatted(poolSize));
        }
        if (patience.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("database patience is %s, must be a second or more".formatted(patience));
        }
    }

    /** Without the password; without the URL's parameters, where some people put it. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        return "DatabaseSettings[%s, user %s, %d connections]"
                .formatted(parameters < 0 ? url : url.substring(0, parameters), user, poolSize);
    }
}
