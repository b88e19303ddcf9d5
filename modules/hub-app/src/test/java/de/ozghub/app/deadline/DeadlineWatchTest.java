package de.ozghub.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.Origin;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alarms about deadlines, on a real store. */
@ExtendWith(PostgresExtension.class)
class DeadlineWatchTest {

    private static final String OWNED = "destination-of-remscheid";

    private final TestHub hub;

    DeadlineWatchTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @Test
    void hundreds_overdue_are_one_alarm_with_count_and_oldest_that_ends_with_the_last() {
        var first = hub.clock.instant();
        var ids = new ArrayList<SubmissionId>();
        for (int number = 0; number < 600; number++) {
            ids.add(sighted(OWNED, number));
        }
        hub.clock.tick(Duration.ofDays(3));

        look();
        look();

        assertThat(hub.store.alarms().open()).singleElement().satisfies(alarm -> {
            assertThat(alarm.subject()).isEqualTo("deadline-missed:remscheid/–");
            assertThat(alarm.problem().code()).isEqualTo(ProblemCode.DEADLINE_MISSED);
            assertThat(alarm.problem().parameters())
                    .containsEntry("count", "600")
                    .containsEntry("due", first.plus(Duration.ofDays(3)).toString());
        });
        assertThat(noted(ids)).isEqualTo(600);
        ids.subList(0, 599).forEach(this::collected);
        look();
        assertThat(hub.store.alarms().open().getFirst().problem().parameters()).containsEntry("count", "1");
        collected(ids.getLast());
        look();
        assertThat(hub.store.alarms().open()).isEmpty();
    }

    @Test
    void two_nodes_that_look_at_once_note_and_alarm_once() {
        var ids = new ArrayList<SubmissionId>();
        for (int number = 0; number < 40; number++) {
            ids.add(sighted(OWNED, number));
        }
        hub.clock.tick(Duration.ofDays(4));

        CompletableFuture.allOf(CompletableFuture.runAsync(this::look), CompletableFuture.runAsync(this::look))
                .join();

        assertThat(noted(ids)).isEqualTo(40);
        assertThat(hub.store.alarms().open()).hasSize(1);
    }

    @Test
    void what_is_near_is_warned_of_and_becomes_overdue() {
        sighted(OWNED, 1);
        hub.clock.tick(Duration.ofHours(54).minusSeconds(1));
        look();
        assertThat(hub.store.alarms().open()).isEmpty();

        hub.clock.tick(Duration.ofSeconds(1));
        look();
        assertThat(codes()).containsExactly(ProblemCode.DEADLINE_NEAR);

        hub.clock.tick(Duration.ofHours(18));
        look();
        assertThat(codes()).containsExactly(ProblemCode.DEADLINE_MISSED);
    }

    @Test
    void each_owner_has_an_alarm_and_the_verbund_has_that_of_nobody() {
        sighted(OWNED, 1);
        sighted("destination-of-nobody", 2);
        hub.clock.tick(Duration.ofDays(4));

        look();

        assertThat(hub.store.alarms().open())
                .extracting(Alarm::subject)
                .containsExactlyInAnyOrder("deadline-missed:remscheid/–", "deadline-missed:verbund/–");
    }

    @Test
    void alarms_about_other_things_stay() {
        hub.store.alarms().raise("service:x", de.ozghub.submission.Problem.of(ProblemCode.SERVICE_PAUSED, "service"));

        look();

        assertThat(codes()).containsExactly(ProblemCode.SERVICE_PAUSED);
    }

    private void look() {
        Map<String, AuthorityKey> owners = Map.of(OWNED, TestHub.REMSCHEID);
        new DeadlineWatch(hub.store.deadlines(), destination -> Optional.ofNullable(owners.get(destination)))
                .look(hub.store.alarms());
    }

    private List<ProblemCode> codes() {
        return hub.store.alarms().open().stream()
                .map(alarm -> alarm.problem().code())
                .toList();
    }

    private SubmissionId sighted(String destination, int number) {
        var origin = new Origin("fit-connect", MemoryChannel.MAILBOX, destination, "arrival-" + number, null);
        return hub.store
                .journal()
                .claim(TestHub.VERBUND, origin, TestHub.CONFIG, hub.clock.instant())
                .orElseThrow();
    }

    private void collected(SubmissionId id) {
        hub.store.journal().by(new Operator("test-operator"), id, "test", "test", work -> {
            work.met(DeadlineKind.COLLECTED);
            return true;
        });
    }

    /** How many entries say so, of all submissions together; one a submission, or the count does not come out. */
    private int noted(List<SubmissionId> ids) {
        return ids.stream()
                .mapToInt(id -> (int) hub.events(id).stream()
                        .filter(de.ozghub.core.journal.JournalEvent.DEADLINE_MISSED::equals)
                        .count())
                .sum();
    }
}
