package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.journal.database.Database;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A backlog of 100,000 tasks: what is asked all the time must not read all of it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeBacklogTest {

    private static final int TASKS = 100_000;

    private final TestDatabase database;
    private final TestStore store;

    LargeBacklogTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeAll
    void fill() throws SQLException {
        var submission = store.submission();
        database.execute("""
                insert into task (id, verbund, submission, kind, lane, state, due, after_receipt)
                select gen_random_uuid(), 'testverbund', '%s', 'processing', 'crowded',
                  'ready', now() - random() * interval '1 day', false
                from generate_series(1, %d)
                """.formatted(submission, TASKS));
        database.execute("analyze task");
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void claiming_reads_the_index_of_due_tasks_alone() {
        var pool = new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
        try {
            var tasks = new PostgresTasks(Database.of(pool, TestStore.VERBUND, InstantSource.system()));
            // Often enough that the driver prepares the statement on the server and a generic plan may be chosen.
            for (int i = 0; i < 12; i++) {
                List<String> plan = tasks.claiming(
                                "explain " + PostgresTasks.CLAIM, Map.of("crowded", 5, "quiet", 5), TestStore.MINUTE)
                        .query((row, _) -> row.getString(1))
                        .list();
                assertThat(plan).anyMatch(line -> line.contains("Index Scan using task_due"));
                assertThat(plan).noneMatch(line -> line.contains("Seq Scan on task") || line.contains("Sort"));
            }
        } finally {
            pool.destroy();
        }
    }

    @Test
    void what_is_claimed_is_the_oldest() throws SQLException {
        List<String> oldest = database.query(
                "select id from task where lane = 'crowded' and state = 'ready' order by due, id limit 5");

        var claimed = store.tasks().claim(Map.of("crowded", 5), TestStore.MINUTE);

        assertThat(claimed).extracting(lease -> lease.task().toString()).containsExactlyInAnyOrderElementsOf(oldest);
    }
}
