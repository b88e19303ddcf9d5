package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.journal.database.Fitness;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import de.ozghub.testkit.postgres.TestServer;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class FitnessTest {

    @Test
    void refuses_a_server_without_fsync() throws SQLException {
        try (var server = TestServer.start(Map.of("fsync", "off"))) {
            var database = server.newDatabase();

            assertThatThrownBy(() -> TestStore.open(database))
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageContaining("fsync is off, must be on")
                    .hasMessageContaining("Set fsync = on in postgresql.conf");
            assertThat(database.query("select count(*) from pg_tables where schemaname = 'public'"))
                    .as("nothing was migrated")
                    .containsExactly("0");
        }
    }

    @Test
    void refuses_a_database_that_commits_asynchronously(TestServer server) throws SQLException {
        var database = server.newDatabase();
        database.execute("alter database %s set synchronous_commit = off".formatted(database.name()));

        assertThatThrownBy(() -> TestStore.open(database))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("synchronous_commit is off, must be on")
                .hasMessageContaining("Set synchronous_commit = on");
    }

    @Test
    void accepts_stronger_commits_than_on(TestServer server) throws SQLException {
        var database = server.newDatabase();
        database.execute("alter database %s set synchronous_commit = remote_apply".formatted(database.name()));

        assertThatCode(() -> TestStore.open(database).close()).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_server_older_than_15() {
        assertThatThrownBy(() -> Fitness.requireVersion(140_022, "14.22"))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("version 14.22, must be 15 or newer");
        assertThatCode(() -> Fitness.requireVersion(150_000, "15.0")).doesNotThrowAnyException();
    }

    @Test
    void two_nodes_may_open_an_empty_database_at_once(TestServer server) {
        TestDatabase database = server.newDatabase();

        var stores = Threads.run(2, _ -> TestStore.open(database));

        stores.forEach(
                store -> assertThat(store.journal().read(store.submission())).isPresent());
        stores.forEach(TestStore::close);
    }

    @Test
    void the_password_is_in_no_text() {
        var settings = new DatabaseSettings("jdbc:postgresql://localhost/hub?password=geheim", "hub", "geheim", 2);

        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://x", "hub", "", 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:postgresql://x/y", "hub", "", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
