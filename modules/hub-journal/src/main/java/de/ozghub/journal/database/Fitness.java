package de.ozghub.journal.database;

import de.ozghub.journal.UnfitDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses a database that may forget what it confirmed. */
public final class Fitness {

    private static final int OLDEST = 150_000;

    private Fitness() {}

    /** @throws UnfitDatabase if version or settings do not keep the promise */
    public static void check(JdbcClient jdbc) {
        requireVersion(Integer.parseInt(setting(jdbc, "server_version_num")), setting(jdbc, "server_version"));
        requireNotOff(jdbc, "fsync", "a power failure would lose or destroy what was confirmed");
        requireNotOff(jdbc, "synchronous_commit", "a crash would lose the last commits although they were confirmed");
    }

    public static void requireVersion(int number, String name) {
        if (number < OLDEST) {
            throw new UnfitDatabase(
                    "PostgreSQL is version %s, must be 15 or newer. Upgrade the database server, then start the hub again."
                            .formatted(name));
        }
    }

    private static void requireNotOff(JdbcClient jdbc, String name, String why) {
        String found = setting(jdbc, name);
        if (found.equals("off")) {
            throw new UnfitDatabase(
                    "PostgreSQL setting %s is off, must be on: %s. Set %1$s = on in postgresql.conf (and for role and database), reload the server, then start the hub again."
                            .formatted(name, why));
        }
    }

    private static String setting(JdbcClient jdbc, String name) {
        return jdbc.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
