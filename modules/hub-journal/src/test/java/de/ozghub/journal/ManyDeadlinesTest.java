package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.journal.Deadlines.Urgency;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Count;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.journal.database.Database;
import de.ozghub.journal.database.Instants;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Many deadlines met, many with time, few that press: what is asked every minute reads the few alone. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyDeadlinesTest {

    private static final Instant NOW = Instant.parse("2025-11-03T09:00:00Z");

    private final SingleConnectionDataSource connection;
    private final TestDatabase database;
    private final Database statements;

    ManyDeadlinesTest(TestDatabase database) {
        this.database = database;
        TestStore.open(database).close();
        connection = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        statements = Database.of(connection, TestStore.VERBUND, InstantSource.system());
    }

    @BeforeAll
    void fill() throws SQLException {
        fill(200_000, "met", "- interval '9 days'");
        fill(50_000, "open", "+ interval '30 days'");
        fill(50, "open", "+ interval '5 minutes'");
        fill(50, "missed", "- interval '1 hour'");
        fill(20, "open", "- interval '1 minute'");
        database.forge("""
                insert into submission (id, verbund, channel, mailbox, destination, external_id, state, state_since,
                  sighted_at, config_version, seq, head)
                select submission, verbund, 'fit-connect', 'm', 'd', 'x', 'arriving', due, due, 'c', 1, '' from deadline
                where state <> 'met'
                """);
        database.execute("vacuum analyze deadline");
        database.execute("vacuum analyze submission");
    }

    private void fill(int rows, String state, String due) throws SQLException {
        // Past the foreign key: the submissions follow.
        database.forge("""
                insert into deadline (submission, kind, verbund, warn_at, due, state)
                select gen_random_uuid(), 'delivered', 'testverbund', due - interval '1 hour', due, '%s'
                from (select timestamptz '%s' %s + n * interval '1 second' as due from generate_series(0, %d) n) as times
                """.formatted(state, NOW, due, rows - 1));
    }

    @AfterAll
    void close() {
        connection.destroy();
    }

    @Test
    void what_nobody_noted_yet_is_the_beginning_of_an_index() {
        assertReadsFew(PostgresDeadlines.UNNOTED, Map.of("limit", 100));
    }

    @Test
    void counts_are_two_beginnings_of_indexes() {
        assertReadsFew(PostgresDeadlines.COUNTS, Map.of());
    }

    @Test
    void what_presses_is_two_beginnings_of_indexes() {
        assertReadsFew(PostgresDeadlines.PRESSING, Map.of());
    }

    @Test
    void pages_are_the_beginning_of_an_index() {
        for (Urgency urgency : Urgency.values()) {
            var values = new HashMap<String, @Nullable Object>();
            String select = PostgresDeadlines.found(urgency, Filter.ALL, null, values);
            assertReadsFew(select, Map.of("limit", 26));
        }
    }

    @Test
    void counting_a_state_ends_at_ten_thousand() {
        List<String> plan = statements
                .sql("explain (analyze, costs off, timing off, summary off) " + PostgresSubmissions.COUNTS)
                .param("states", "arriving,accepted")
                .param("limit", Count.LARGEST + 1)
                .query((row, _) -> row.getString(1))
                .list();

        assertThat(plan).anyMatch(line -> line.contains("submission_by_state")).noneMatch(line -> line.contains("Seq"));
        try (var store = TestStore.open(database)) {
            assertThat(store.store.submissions().counts(EnumSet.of(SubmissionState.ARRIVING, SubmissionState.ACCEPTED)))
                    .isEqualTo(Map.of(
                            SubmissionState.ARRIVING, new Count(10_000, true), SubmissionState.ACCEPTED, Count.NONE));
        }
    }

    /** By what was really read, whatever plan was chosen: never more than all that presses, of 250,000. */
    private void assertReadsFew(String select, Map<String, Object> values) {
        // Often enough that the driver prepares the statement on the server and a generic plan may be chosen.
        for (int i = 0; i < 12; i++) {
            List<String> plan = statements
                    .sql("explain (analyze, costs off, timing off, summary off) " + select)
                    .params(values)
                    .param("now", Instants.toSql(NOW))
                    .query((row, _) -> row.getString(1))
                    .list();
            assertThat(plan).anyMatch(line -> line.contains("deadline_running") || line.contains("deadline_warning"));
            assertThat(plan).noneMatch(line -> line.contains("Seq Scan on deadline"));
            assertThat(plan)
                    .filteredOn(line -> line.contains("Rows Removed by"))
                    .noneMatch(line -> Integer.parseInt(line.replaceAll("\\D", "")) > 120);
        }
    }
}
