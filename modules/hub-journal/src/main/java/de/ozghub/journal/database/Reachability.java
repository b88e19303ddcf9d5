package de.ozghub.journal.database;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks the database whether it answers. */
public final class Reachability {

    private static final int SECONDS = 2;

    private Reachability() {}

    public static boolean of(DataSource database) {
        try (var connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
