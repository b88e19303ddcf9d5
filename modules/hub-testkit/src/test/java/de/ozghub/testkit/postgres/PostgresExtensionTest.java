package de.ozghub.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class PostgresExtensionTest {

    private final TestDatabase database;

    PostgresExtensionTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void the_server_is_on_the_durable_setting() throws SQLException {
        assertThat(database.query("show fsync")).containsExactly("on");
        assertThat(database.query("show synchronous_commit")).containsExactly("on");
        assertThat(database.query("show server_version_num").getFirst()).startsWith("18");
    }

    @Test
    void sessions_do_not_run_in_utc() throws SQLException {
        assertThat(database.query("show timezone")).containsExactly("America/Los_Angeles");
    }

    @Test
    void the_database_is_the_same_throughout_a_class(TestDatabase again) {
        assertThat(again).isEqualTo(database);
    }

    @Test
    void clearing_empties_tables_and_keeps_them() throws SQLException {
        database.execute("create table note (id int)");
        database.execute("insert into note values (1)");

        database.clear();

        assertThat(database.query("select count(*) from note")).containsExactly("0");
    }

    @Test
    void a_server_keeps_its_data_over_a_restart_and_over_a_crash() throws SQLException {
        try (var server = TestServer.start()) {
            var own = server.newDatabase();
            own.execute("create table note (id int)");
            own.execute("insert into note values (7)");

            server.stop();
            server.startAgain();
            own.execute("insert into note values (8)");
            server.crash();
            server.startAgain();

            assertThat(own.query("select id from note order by id")).containsExactly("7", "8");
        }
    }
}
