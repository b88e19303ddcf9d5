package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hub that was at work before there were deadlines. */
@ExtendWith(PostgresExtension.class)
class DeadlineMigrationTest {

    private final TestDatabase database;

    DeadlineMigrationTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void what_was_under_way_gets_the_default_deadlines_and_what_was_final_none() throws SQLException {
        flyway().target("6").load().migrate();
        // The days cross the night in which Berlin's clocks go back.
        submission("held", "null");
        submission("delivering", "timestamptz '2025-10-25T10:00:00Z'");
        submission("confirmed", "timestamptz '2025-10-25T10:00:00Z'");
        submission("accepted", "timestamptz '2025-10-25T10:00:00Z'");

        flyway().load().migrate();

        assertThat(database.query("""
                select s.state || ' ' || d.kind || ' ' || to_char(d.due at time zone 'UTC', 'MM-DD HH24:MI')
                  || to_char(d.warn_at at time zone 'UTC', ' MM-DD HH24:MI')
                from before.deadline d join before.submission s on s.id = d.submission order by 1
                """))
                .containsExactly(
                        "confirmed confirmed 10-28 11:00 10-27 16:45",
                        "delivering confirmed 10-28 11:00 10-27 16:45",
                        "delivering delivered 10-26 11:00 10-26 04:45",
                        "held collected 10-28 10:00 10-27 15:45");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .schemas("before")
                .locations("classpath:db/migration");
    }

    private void submission(String state, String receivedAt) throws SQLException {
        database.execute("""
                insert into before.submission (id, verbund, channel, mailbox, destination, external_id, state, state_since,
                  sighted_at, config_version, received_at, seq, head)
                values (gen_random_uuid(), 'testverbund', 'fit-connect', 'm', 'd', '%s', '%s', now(),
                  timestamptz '2025-10-25T09:00:00Z', 'c', %s, 1, '')
                """.formatted(state, state, receivedAt));
    }
}
