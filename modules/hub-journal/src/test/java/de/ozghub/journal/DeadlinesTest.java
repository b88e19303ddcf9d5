package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.deadline.Term;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Deadlines.Counts;
import de.ozghub.core.journal.Deadlines.Due;
import de.ozghub.core.journal.Deadlines.Heap;
import de.ozghub.core.journal.Deadlines.Pressing;
import de.ozghub.core.journal.Deadlines.Urgency;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.core.journal.Work;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deadlines in the store, by the hub's clock. */
@ExtendWith(PostgresExtension.class)
class DeadlinesTest {

    private static final AuthorityKey AUTHORITY = new AuthorityKey("testamt");
    private static final ServiceKey DOG_TAX = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    private static final Term FOUR_HOURS = Term.parse("PT4H");

    private final TestDatabase database;
    private final TestStore store;

    DeadlinesTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeEach
    void empty() throws SQLException {
        database.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_arrival_is_due_for_collection_three_days_after_it_was_sighted() {
        SubmissionId id = store.submission();

        assertThat(deadlines().of(id))
                .containsExactly(new DeadlineRecord(
                        Deadline.of(DeadlineKind.COLLECTED, store.clock.instant(), Term.ofDays(3)),
                        DeadlineState.OPEN,
                        null));
    }

    @Test
    void what_has_passed_is_noted_once_with_kind_and_time() {
        SubmissionId id = recorded();
        Instant due = store.clock.tick(FOUR_HOURS.time());

        assertThat(deadlines().noteMissed(10)).isEqualTo(1);
        assertThat(deadlines().noteMissed(10)).isZero();

        assertThat(missed(id)).singleElement().satisfies(entry -> {
            assertThat(entry.stage()).isEqualTo(DeadlineKind.DELIVERED.stage());
            assertThat(entry.parameters())
                    .containsOnly(java.util.Map.entry("deadline", "delivered"), java.util.Map.entry("due", due + ""));
        });
        assertThat(one(id, DeadlineKind.DELIVERED).state()).isEqualTo(DeadlineState.MISSED);
        assertThat(store.journal().firstBroken(id)).isEmpty();
    }

    @Test
    void nothing_is_noted_a_moment_before() {
        SubmissionId id = recorded();
        store.clock.tick(FOUR_HOURS.time().minus(Duration.ofNanos(1000)));

        assertThat(deadlines().noteMissed(10)).isZero();
        assertThat(missed(id)).isEmpty();
        assertThat(deadlines().urgent()).isEqualTo(new Counts(0, 1));
    }

    @Test
    void what_is_met_in_time_ends_in_silence() {
        SubmissionId id = recorded();
        Instant at = store.clock.tick(Duration.ofHours(1));

        decide(id, work -> work.met(DeadlineKind.DELIVERED));
        store.clock.tick(Duration.ofDays(1));

        assertThat(deadlines().noteMissed(10)).isZero();
        var met = one(id, DeadlineKind.DELIVERED);
        assertThat(met.state()).isEqualTo(DeadlineState.MET);
        assertThat(met.endedAt()).isEqualTo(at);
    }

    @Test
    void what_is_met_late_is_noted_by_whoever_meets_it_first() {
        SubmissionId unseen = recorded();
        SubmissionId seen = recorded();
        store.clock.tick(Duration.ofHours(5));
        decide(unseen, work -> work.met(DeadlineKind.DELIVERED));
        deadlines().noteMissed(10);
        decide(seen, work -> work.met(DeadlineKind.DELIVERED));

        for (SubmissionId id : List.of(unseen, seen)) {
            assertThat(missed(id)).hasSize(1);
            assertThat(one(id, DeadlineKind.DELIVERED).state()).isEqualTo(DeadlineState.LATE);
        }
        assertThat(deadlines().urgent().overdue()).isZero();
    }

    @Test
    void meeting_twice_changes_nothing() {
        SubmissionId id = recorded();
        Instant at = store.clock.tick(Duration.ofHours(1));
        decide(id, work -> work.met(DeadlineKind.DELIVERED));
        store.clock.tick(Duration.ofHours(8));

        decide(id, work -> {
            work.met(DeadlineKind.DELIVERED);
            work.lapsed(DeadlineKind.DELIVERED);
            work.met(DeadlineKind.REPLY);
        });

        assertThat(one(id, DeadlineKind.DELIVERED).endedAt()).isEqualTo(at);
        assertThat(missed(id)).isEmpty();
    }

    @Test
    void a_deadline_that_moves_into_the_future_runs_again_and_can_be_missed_again() {
        SubmissionId id = recorded();
        Instant received = store.clock.instant();
        store.clock.tick(Duration.ofHours(5));
        deadlines().noteMissed(10);

        decide(id, work -> work.due(List.of(Deadline.of(DeadlineKind.DELIVERED, received, Term.ofDays(1)))));
        assertThat(one(id, DeadlineKind.DELIVERED).state()).isEqualTo(DeadlineState.OPEN);
        store.clock.tick(Duration.ofDays(1));
        deadlines().noteMissed(10);

        assertThat(missed(id)).hasSize(2);
    }

    @Test
    void deadlines_that_are_named_no_more_lapse_and_met_ones_stay() {
        SubmissionId id = recorded();
        decide(id, work -> work.met(DeadlineKind.DELIVERED));

        decide(id, work -> work.due(List.of(Deadline.of(DeadlineKind.REPLY, store.clock.instant(), FOUR_HOURS))));

        assertThat(deadlines().of(id))
                .extracting(found -> found.deadline().kind(), DeadlineRecord::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DeadlineKind.COLLECTED, DeadlineState.MET),
                        org.assertj.core.groups.Tuple.tuple(DeadlineKind.DELIVERED, DeadlineState.MET),
                        org.assertj.core.groups.Tuple.tuple(DeadlineKind.CONFIRMED, DeadlineState.LAPSED),
                        org.assertj.core.groups.Tuple.tuple(DeadlineKind.REPLY, DeadlineState.OPEN));
    }

    @Test
    void two_nodes_at_once_note_everything_and_nothing_twice() {
        var ids = new ArrayList<SubmissionId>();
        for (int i = 0; i < 30; i++) {
            ids.add(recorded());
        }
        try (TestStore other = TestStore.open(database)) {
            Instant late = store.clock.tick(Duration.ofHours(5));
            other.clock.set(late);
            List<Deadlines> nodes = List.of(deadlines(), other.store.deadlines());

            List<Integer> noted = Threads.run(2, node -> nodes.get(node).noteMissed(100));

            assertThat(noted.getFirst() + noted.getLast()).isEqualTo(30);
        }
        assertThat(ids).allSatisfy(id -> assertThat(missed(id)).hasSize(1));
    }

    @Test
    void the_first_look_after_a_standstill_finds_everything() {
        SubmissionId arrived = store.submission();
        SubmissionId recorded = recorded();
        store.store.close();

        try (TestStore again = TestStore.open(database)) {
            again.clock.set(store.clock.tick(Duration.ofDays(30)));

            assertThat(again.store.deadlines().noteMissed(100)).isEqualTo(3);
            assertThat(again.store.deadlines().urgent()).isEqualTo(new Counts(3, 0));
            assertThat(again.journal().entries(arrived).getLast().event()).isEqualTo(JournalEvent.DEADLINE_MISSED);
            assertThat(again.journal().entries(recorded).getLast().event()).isEqualTo(JournalEvent.DEADLINE_MISSED);
        }
    }

    @Test
    void what_presses_is_gathered_by_authority_and_service() {
        Instant first = store.clock.instant();
        recorded();
        routed();
        store.clock.tick(Duration.ofHours(2));
        Instant second = store.clock.instant();
        routed();
        Instant now = store.clock.tick(Duration.ofHours(2).minusSeconds(1));
        assertThat(deadlines().pressing())
                .containsExactlyInAnyOrder(
                        pressing(AUTHORITY, null, new Heap(1, first.plus(Duration.ofHours(4)))),
                        pressing(null, null, new Heap(1, first.plus(Duration.ofHours(4)))));

        store.clock.set(now.plus(Duration.ofHours(1)).plusSeconds(1));
        assertThat(deadlines().pressing())
                .containsExactlyInAnyOrder(
                        pressing(
                                AUTHORITY,
                                new Heap(1, first.plus(Duration.ofHours(4))),
                                new Heap(1, second.plus(Duration.ofHours(4)))),
                        pressing(null, new Heap(1, first.plus(Duration.ofHours(4))), null));
    }

    private static Pressing pressing(@Nullable AuthorityKey authority, @Nullable Heap overdue, @Nullable Heap near) {
        return new Pressing(authority, DOG_TAX, authority == null ? "destination-1" : null, overdue, near);
    }

    @Test
    void pages_go_by_due_time_without_gap_or_repetition() {
        var expected = new ArrayList<SubmissionId>();
        for (int i = 0; i < 7; i++) {
            // pairs with the same due time
            expected.add(i % 2 == 0 ? recorded() : routed());
            store.clock.tick(Duration.ofMinutes(i % 2 * 10L));
        }
        store.clock.tick(Duration.ofHours(4));

        var read = new ArrayList<SubmissionId>();
        List<Due> page = deadlines().find(Urgency.OVERDUE, Filter.ALL, null, 2);
        while (!page.isEmpty()) {
            page.forEach(due -> read.add(due.submission().id()));
            var last = Deadlines.Position.parse(page.getLast().position().text());
            page = deadlines().find(Urgency.OVERDUE, Filter.ALL, last, 2);
        }

        assertThat(read).isEqualTo(expected);
        var testamt = new Filter(SubmissionState.DELIVERING, AUTHORITY, DOG_TAX, null);
        assertThat(deadlines().find(Urgency.OVERDUE, testamt, null, 10)).hasSize(3);
        assertThat(deadlines().find(Urgency.NEAR, testamt, null, 10)).isEmpty();
    }

    @Test
    void what_waits_for_a_person_is_listed_by_what_is_due_first() {
        SubmissionId slow = routed();
        decide(slow, work -> {
            work.due(List.of(Deadline.of(DeadlineKind.CONFIRMED, store.clock.instant(), Term.ofDays(9))));
            work.state(SubmissionState.CLARIFICATION, List.of());
        });
        store.clock.tick(Duration.ofHours(1));
        SubmissionId urgent = routed();
        decide(urgent, work -> work.state(SubmissionState.CLARIFICATION, List.of()));
        store.clock.tick(Duration.ofHours(1));
        SubmissionId endless = routed();
        decide(endless, work -> {
            work.due(List.of());
            work.state(SubmissionState.CLARIFICATION, List.of());
        });

        var waiting = store.store.submissions().clarifications(10);

        assertThat(waiting).extracting(one -> one.submission().id()).containsExactly(urgent, slow, endless);
        assertThat(waiting.getFirst().next()).isEqualTo(one(urgent, DeadlineKind.DELIVERED));
        assertThat(waiting.getLast().next()).isNull();
        assertThat(store.store.submissions().clarifications(1)).hasSize(1);
    }

    @Test
    void what_is_deleted_takes_its_deadlines_along() throws SQLException {
        SubmissionId id = store.submission();
        database.execute("delete from task where submission = '" + id + "'");

        database.execute("delete from submission where id = '" + id + "'");

        assertThat(deadlines().of(id)).isEmpty();
    }

    @Test
    void limits_and_positions_outside_their_range_are_refused() {
        assertThatThrownBy(() -> deadlines().noteMissed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deadlines().find(Urgency.NEAR, Filter.ALL, null, 201))
                .isInstanceOf(IllegalArgumentException.class);
        for (String text :
                List.of("", "1_2", "yesterday_" + store.submission() + "_reply", "2026-01-01T00:00:00Z_x_reply")) {
            assertThatThrownBy(() -> Deadlines.Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Deadlines deadlines() {
        return store.store.deadlines();
    }

    private DeadlineRecord one(SubmissionId id, DeadlineKind kind) {
        return deadlines().of(id).stream()
                .filter(found -> found.deadline().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<JournalEntry> missed(SubmissionId id) {
        return store.journal().entries(id).stream()
                .filter(entry -> entry.event() == JournalEvent.DEADLINE_MISSED)
                .toList();
    }

    /** Recorded now: four hours to deliver, three days to confirm. */
    private SubmissionId recorded() {
        SubmissionId id = store.submission();
        Instant now = store.clock.instant();
        decide(id, work -> {
            work.recorded(now, DOG_TAX, null, null);
            work.state(SubmissionState.RECORDED, List.of());
            work.met(DeadlineKind.COLLECTED);
            work.due(List.of(
                    Deadline.of(DeadlineKind.DELIVERED, now, FOUR_HOURS),
                    Deadline.of(DeadlineKind.CONFIRMED, now, Term.ofDays(3))));
        });
        return id;
    }

    private SubmissionId routed() {
        SubmissionId id = recorded();
        decide(id, work -> {
            work.assign(AUTHORITY, AUTHORITY);
            work.state(SubmissionState.DELIVERING, List.of());
        });
        return id;
    }

    private void decide(SubmissionId id, Consumer<Work> decision) {
        store.journal().by(new Operator("test-operator"), id, "test", "test", work -> {
            decision.accept(work);
            return true;
        });
    }
}
