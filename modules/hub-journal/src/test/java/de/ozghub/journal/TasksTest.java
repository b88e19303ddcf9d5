package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.core.Ids;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.Operator;
import de.ozghub.submission.TaskId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {

    private final TestDatabase database;
    private final TestStore store;
    private String lane = "";

    TasksTest(TestDatabase database) {
        this.database = database;
        this.store = TestStore.open(database);
    }

    @BeforeEach
    void takeALaneOfItsOwn() {
        lane = "lane-" + Ids.uuid();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void eight_threads_on_two_nodes_claim_every_task_exactly_once() {
        for (int i = 0; i < 200; i++) {
            store.taskIn(lane);
        }

        try (var other = TestStore.open(database)) {
            var nodes = List.of(store, other);
            var claimed = Threads.run(8, thread -> claimAll(nodes.get(thread % 2)));

            var all = claimed.stream().flatMap(List::stream).map(Lease::task).toList();
            assertThat(all).hasSize(200).doesNotHaveDuplicates();
        }
    }

    private List<Lease> claimAll(TestStore node) {
        var mine = new ArrayList<Lease>();
        while (true) {
            var some = node.tasks().claim(Map.of(lane, 3), TestStore.MINUTE);
            if (some.isEmpty()) {
                return mine;
            }
            mine.addAll(some);
        }
    }

    @Test
    void the_oldest_task_comes_first() {
        var first = store.taskIn(lane);
        store.clock.tick(Duration.ofSeconds(1));
        var second = store.taskIn(lane);

        assertThat(store.claimOne(lane).submission()).isEqualTo(first);
        assertThat(store.claimOne(lane).submission()).isEqualTo(second);
    }

    @Test
    void a_full_lane_takes_nothing_from_another() {
        String quiet = "quiet-" + lane;
        for (int i = 0; i < 10; i++) {
            store.taskIn(lane);
        }
        store.taskIn(quiet);

        var leases = store.tasks().claim(Map.of(lane, 4, quiet, 4, "empty-" + lane, 4), TestStore.MINUTE);

        assertThat(leases.stream().filter(lease -> lease.lane().equals(lane))).hasSize(4);
        assertThat(leases.stream().filter(lease -> lease.lane().equals(quiet))).hasSize(1);
    }

    @Test
    void a_lane_without_free_places_gives_nothing() {
        store.taskIn(lane);

        assertThat(store.tasks().claim(Map.of(lane, 0), TestStore.MINUTE)).isEmpty();
        assertThat(store.tasks().claim(Map.of(), TestStore.MINUTE)).isEmpty();
    }

    @Test
    void a_task_that_is_not_due_stays() {
        store.taskIn(lane);
        var lease = store.claimOne(lane);
        store.journal().under(lease, work -> {
            work.again(Duration.ofHours(1), false);
            return true;
        });

        assertThat(store.tasks().claim(Map.of(lane, 1), TestStore.MINUTE)).isEmpty();
        assertThat(store.tasks().waiting()).containsEntry(lane, 1);
    }

    @Test
    void what_is_put_back_to_later_takes_no_room_from_what_is_new() {
        for (int i = 0; i < 4; i++) {
            store.taskIn(lane);
        }
        var held = store.claimOne(lane);
        store.claimOne(lane);
        var parked = store.claimOne(lane);
        assertThat(store.tasks().fetchable(lane)).isEqualTo(4);

        store.journal().under(held, work -> {
            work.again(Duration.ofHours(1), false);
            return true;
        });
        store.journal().under(parked, work -> {
            work.park();
            return true;
        });

        assertThat(store.tasks().fetchable(lane)).as("one leased, one due").isEqualTo(2);
        assertThat(store.tasks().waiting()).as("one held back, one due").containsEntry(lane, 2);
        assertThat(store.tasks().fetchable("empty-" + lane)).isZero();
    }

    @Test
    void a_task_put_back_costs_an_attempt_only_if_it_failed() {
        store.taskIn(lane);
        again(true);
        again(false);

        assertThat(again(true).attempts()).isEqualTo(1);
        assertThat(store.claimOne(lane).attempts()).isEqualTo(2);
    }

    private Lease again(boolean failed) {
        var lease = store.claimOne(lane);
        store.journal().under(lease, work -> {
            work.again(Duration.ZERO, failed);
            return true;
        });
        return lease;
    }

    @Test
    void a_task_whose_lease_ran_out_is_claimed_again_as_abandoned_under_a_higher_fence() throws SQLException {
        store.taskIn(lane);
        var lost = store.claimOne(lane);
        letLeaseRunOut(lost.task());

        var found = store.claimOne(lane);

        assertThat(found.task()).isEqualTo(lost.task());
        assertThat(found.abandoned()).isTrue();
        assertThat(lost.abandoned()).isFalse();
        assertThat(found.fence()).isGreaterThan(lost.fence());
    }

    @Test
    void every_lease_that_runs_out_costs_an_attempt() throws SQLException {
        store.taskIn(lane);
        var lost = store.claimOne(lane);
        assertThat(lost.attempts()).isZero();

        for (int times = 1; times <= 3; times++) {
            letLeaseRunOut(lost.task());
            assertThat(store.claimOne(lane).attempts()).isEqualTo(times);
        }
    }

    @Test
    void a_task_put_back_is_not_abandoned() {
        store.taskIn(lane);
        again(true);

        assertThat(store.claimOne(lane).abandoned()).isFalse();
    }

    @Test
    void the_fence_refuses_the_former_holder_and_nothing_is_committed() throws SQLException {
        var id = store.taskIn(lane);
        var former = store.claimOne(lane);
        letLeaseRunOut(former.task());
        var present = store.claimOne(lane);

        assertThatThrownBy(() -> store.journal().under(former, work -> {
                    work.state(SubmissionState.REJECTED, List.of());
                    work.finish();
                    return true;
                }))
                .isInstanceOf(LeaseLost.class);

        assertThat(store.journal().read(id).orElseThrow().state()).isEqualTo(SubmissionState.ARRIVING);
        store.finish(present);
        assertThat(store.tasks().waiting()).doesNotContainKey(lane);
    }

    @Test
    void a_finished_task_cannot_be_decided_again() {
        store.taskIn(lane);
        var lease = store.claimOne(lane);
        store.finish(lease);

        assertThatThrownBy(() -> store.journal().under(lease, _ -> true)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void a_holder_that_is_late_but_not_replaced_still_decides() throws SQLException {
        store.taskIn(lane);
        var lease = store.claimOne(lane);
        letLeaseRunOut(lease.task());

        store.finish(lease);

        assertThat(store.tasks().claim(Map.of(lane, 1), TestStore.MINUTE)).isEmpty();
    }

    @Test
    void renewing_prolongs_what_is_held_and_names_what_was_lost() throws SQLException {
        store.taskIn(lane);
        store.taskIn(lane);
        var held = store.claimOne(lane);
        var lost = store.claimOne(lane);
        letLeaseRunOut(lost.task());
        letLeaseRunOut(held.task());
        var other = store.tasks().claim(Map.of(lane, 2), TestStore.MINUTE);
        var again = other.stream()
                .filter(lease -> lease.task().equals(held.task()))
                .findFirst()
                .orElseThrow();

        var renewed = store.tasks().renew(List.of(again, lost), Duration.ofHours(1));

        assertThat(renewed).containsExactly(again);
        assertThat(database.query(
                        "select due > now() + interval '50 minutes' from task where id = '%s'".formatted(again.task())))
                .containsExactly("t");
    }

    @Test
    void a_renewed_task_is_not_claimed_by_anybody_else() throws SQLException {
        store.taskIn(lane);
        var lease = store.claimOne(lane);
        letLeaseRunOut(lease.task());
        store.tasks().renew(List.of(lease), TestStore.MINUTE);

        assertThat(store.tasks().claim(Map.of(lane, 1), TestStore.MINUTE)).isEmpty();
    }

    @Test
    void a_parked_task_waits_for_a_person() {
        var id = store.taskIn(lane);
        var lease = store.claimOne(lane);
        store.journal().under(lease, work -> {
            work.park();
            return true;
        });
        assertThat(store.tasks().claim(Map.of(lane, 1), TestStore.MINUTE)).isEmpty();

        store.journal().by(new Operator("test-operator"), id, "release", "repaired", work -> {
            work.unpark(null, store.clock.instant());
            return true;
        });

        assertThat(store.claimOne(lane).task()).isEqualTo(lease.task());
    }

    @Test
    void a_task_released_by_a_person_starts_with_no_attempt_spent() {
        var id = store.taskIn(lane);
        for (int i = 0; i < 5; i++) {
            again(true);
        }
        var spent = store.claimOne(lane);
        assertThat(spent.attempts()).isEqualTo(5);
        store.journal().under(spent, work -> {
            work.park();
            return true;
        });

        store.journal().by(new Operator("test-operator"), id, "release", "repaired", work -> {
            work.unpark(null, store.clock.instant());
            return true;
        });

        assertThat(store.claimOne(lane).attempts()).isZero();
    }

    @Test
    void what_is_done_leaves_the_table() throws SQLException {
        store.taskIn(lane);
        var lease = store.claimOne(lane);
        store.finish(lease);

        assertThat(database.query("select count(*) from task where lane = '%s'".formatted(lane)))
                .containsExactly("0");
    }

    @Test
    void two_nodes_renewing_and_claiming_at_once_never_share_a_task() {
        for (int i = 0; i < 40; i++) {
            store.taskIn(lane);
        }

        var held = Threads.run(4, _ -> {
            var mine = new HashSet<TaskId>();
            for (int i = 0; i < 10; i++) {
                var leases = store.tasks().claim(Map.of(lane, 1), TestStore.MINUTE);
                assertThat(store.tasks().renew(leases, TestStore.MINUTE)).isEqualTo(leases);
                leases.forEach(lease -> mine.add(lease.task()));
            }
            return mine;
        });

        assertThat(held.stream().flatMap(HashSet::stream)).hasSize(40).doesNotHaveDuplicates();
    }

    private void letLeaseRunOut(TaskId task) throws SQLException {
        database.execute("update task set due = now() - interval '1 second' where id = '%s'".formatted(task));
    }
}
