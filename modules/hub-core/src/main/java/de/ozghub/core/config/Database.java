package de.ozghub.core.config;

/**
 * The database every node works on.
 *
 * @param url JDBC address of a PostgreSQL, without user and password
 */
public record Database(String url, String user, SecretRef password) {

    /** @throws IllegalArgumentException if the address is not one of PostgreSQL */
    public Database {
        Check.that(url.startsWith("jdbc:postgresql://"), "url must start with jdbc:postgresql://");
    }
}
