package de.ozghub.testkit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One database of a {@link TestServer}, reached as its superuser. */
public record TestDatabase(int port, String name) {

    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'flyway_schema_history'
            """;

    /** JDBC URL without user. */
    public String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
    }

    public String user() {
        return "postgres";
    }

    /** Any text will do: the test server trusts local connections. */
    public String password() {
        return "postgres";
    }

    /** A new connection of its own; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** Runs one statement past everything the store does; triggers of the tables apply. */
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs statements as nobody may in production: triggers do not fire. For forging rows. */
    public void forge(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** First column of all rows as text; SQL null as {@code "null"}. */
    public List<String> query(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    /** Empties every table; the schema stays. */
    public void clear() throws SQLException {
        var tables = query(TABLES);
        if (!tables.isEmpty()) {
            forge("truncate " + String.join(", ", tables) + " restart identity cascade");
        }
    }
}
