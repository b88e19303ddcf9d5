package de.ozghub.app.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The loop against the real task table. */
@ExtendWith(PostgresExtension.class)
class WorkLoopTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TestHub hub;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    WorkLoopTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
    }

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void never_more_tasks_run_than_the_lane_has_room_for() throws Exception {
        for (int i = 0; i < 6; i++) {
            hub.recorded();
        }
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var pair = new CyclicBarrier(2);
        try (var loop = loop(2, lease -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            meet(pair);
            running.decrementAndGet();
            finish(lease);
        })) {
            loop.start();
            await().atMost(20, SECONDS).until(() -> tasks("true").isEmpty());
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void a_task_that_throws_is_given_back_at_the_cost_of_an_attempt() throws Exception {
        SubmissionId id = hub.recorded();
        try (var loop = loop(1, _ -> {
            throw new IllegalStateException("a fault of the hub");
        })) {
            loop.start();
            await().atMost(20, SECONDS)
                    .until(() -> tasks("state = 'ready' and attempts = 1"), List.of("ready")::equals);
        }
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(tasks("due > clock_timestamp() - interval '20 seconds'")).hasSize(1);
    }

    @Test
    void processing_that_fails_every_time_waits_for_a_person() throws Exception {
        SubmissionId id = hub.recorded();
        hub.execute("update task set attempts = 5 where kind = 'processing'");
        try (var loop = loop(1, _ -> {
            throw new IllegalStateException("a fault of the hub");
        })) {
            loop.start();
            await().atMost(20, SECONDS).until(() -> tasks("state = 'parked'"), List.of("parked")::equals);
        }
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL_FAULT));
    }

    @Test
    void processing_under_which_node_after_node_vanished_does_not_run_again() throws Exception {
        SubmissionId id = hub.recorded();
        hub.execute("update task set attempts = 30, state = 'leased', due = clock_timestamp() - interval '1 second'"
                + " where kind = 'processing'");
        var ran = new AtomicBoolean();
        try (var loop = loop(1, _ -> ran.set(true))) {
            loop.start();
            await().atMost(20, SECONDS).until(() -> tasks("state = 'parked'"), List.of("parked")::equals);
        }
        assertThat(ran).isFalse();
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
    }

    @Test
    void a_lost_lease_changes_nothing_and_the_loop_goes_on() throws Exception {
        SubmissionId first = hub.recorded();
        var lost = new AtomicBoolean();
        try (var loop = loop(1, lease -> {
            if (lease.submission().equals(first)) {
                lost.set(true);
                throw new LeaseLost(lease.task(), lease.fence());
            }
            finish(lease);
        })) {
            loop.start();
            await().atMost(20, SECONDS).untilTrue(lost);
            SubmissionId second = hub.recorded();
            loop.ring();
            await().atMost(20, SECONDS)
                    .until(() -> tasks("submission = '%s'".formatted(second)).isEmpty());
        }
        assertThat(tasks("submission = '%s' and attempts = 0".formatted(first))).containsExactly("leased");
        assertThat(hub.submission(first).state()).isEqualTo(SubmissionState.RECORDED);
    }

    @Test
    void closing_waits_until_the_tasks_under_way_have_decided() throws Exception {
        hub.recorded();
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var loop = loop(1, lease -> {
            entered.countDown();
            uninterrupted(release);
            finish(lease);
        });
        loop.start();
        assertThat(entered.await(20, SECONDS)).isTrue();
        var left = new AtomicInteger(-1);
        Thread closing = Thread.ofPlatform().start(() -> {
            loop.close();
            left.set(unfinished());
        });
        await().atMost(20, SECONDS).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(left).hasValue(-1);

        release.countDown();

        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
        assertThat(left).hasValue(0);
    }

    @Test
    void closing_a_loop_that_never_started_is_harmless() {
        loop(1, this::finish).close();
        assertThat(count()).isZero();
    }

    private WorkLoop loop(int parallel, Ways ways) {
        var lanes = List.of(new Lane(Lanes.PROCESSING, parallel, threads));
        return new WorkLoop(hub.store.tasks(), ways, new Faults(hub.store.journal()), lanes, LEASE);
    }

    private void finish(Lease lease) {
        hub.store.journal().under(lease, work -> {
            work.finish();
            return work;
        });
    }

    private List<String> tasks(String condition) throws SQLException {
        return hub.query("select state from task where lane = 'processing' and " + condition);
    }

    private int unfinished() {
        try {
            return tasks("true").size();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count() {
        return hub.store.tasks().waiting().getOrDefault(Lanes.PROCESSING, 0);
    }

    private static void meet(CyclicBarrier pair) {
        try {
            pair.await(20, SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody ran at the same time", e);
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            if (!latch.await(20, SECONDS)) {
                throw new IllegalStateException("nobody released the task");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
