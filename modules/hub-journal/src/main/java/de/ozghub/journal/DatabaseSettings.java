package de.ozghub.journal;

/**
 * Where the database is.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/name}; may carry the driver's parameters, for example for TLS
 * @param poolSize most connections of this node, 2 or more
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {

    /** @throws IllegalArgumentException if the URL is not one of PostgreSQL or the pool is too small */
    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("database url must start with jdbc:postgresql:");
        }
        if (poolSize < 2) {
            throw new IllegalArgumentException("database pool size is %d, must be 2 or more".formatted(poolSize));
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
