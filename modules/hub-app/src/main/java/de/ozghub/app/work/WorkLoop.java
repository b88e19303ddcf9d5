package de.ozghub.app.work;

import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due tasks and runs each in its flow. One thread claims, another keeps the leases alive; the tasks run where
 * their lane says. Whatever a task throws ends here: its lease is given back with a pause, or runs out by itself when
 * even that is impossible, and the task is done again.
 */
public final class WorkLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);

    private final Tasks tasks;
    private final Ways ways;
    private final Faults faults;
    private final Map<String, Lane> lanes;
    private final Duration lease;
    private final Held held = new Held();
    private final Semaphore bell = new Semaphore(0);
    private final Thread claimer;
    private final Thread keeper;
    private volatile boolean running = true;

    /** @param lease how long a task is held without renewal; longer than any channel's time-out */
    public WorkLoop(Tasks tasks, Ways ways, Faults faults, List<Lane> lanes, Duration lease) {
        this.tasks = tasks;
        this.ways = ways;
        this.faults = faults;
        this.lanes = lanes.stream().collect(Collectors.toUnmodifiableMap(Lane::name, Function.identity()));
        this.lease = lease;
        this.claimer = Thread.ofPlatform().name("hub-claim").unstarted(this::claimUntilClosed);
        this.keeper = Thread.ofPlatform().name("hub-lease").daemon().unstarted(this::renewUntilClosed);
    }

    public void start() {
        claimer.start();
        keeper.start();
    }

    /** Tells the loop that something may be due, so that it need not wait for its next look. */
    public void ring() {
        bell.release();
    }

    /** Stops claiming and waits, up to the length of a lease, until the tasks under way have decided. */
    @Override
    public void close() {
        running = false;
        bell.release();
        long deadline = System.nanoTime() + lease.toNanos();
        try {
            if (claimer.getState() != Thread.State.NEW) {
                claimer.join(lease);
            }
            while (!held.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.interrupt();
    }

    private void claimUntilClosed() {
        while (running) {
            Duration pause = IDLE;
            try {
                List<Lease> claimed = claim();
                claimed.forEach(this::dispatch);
                if (!claimed.isEmpty()) {
                    pause = Duration.ZERO;
                }
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("fault", e.getClass().getSimpleName())
                        .log("tasks cannot be claimed now; the database is asked again");
                LOG.debug("claiming failed", e);
                pause = AFTER_FAULT;
            }
            rest(pause);
        }
    }

    private List<Lease> claim() {
        Map<String, Integer> room = held.room(lanes.values());
        return room.isEmpty() ? List.of() : tasks.claim(room, lease);
    }

    private void dispatch(Lease claimed) {
        held.add(claimed);
        java.util.Objects.requireNonNull(lanes.get(claimed.lane())).executor().execute(() -> run(claimed));
    }

    private void run(Lease claimed) {
        try {
            if (!faults.givesUp(claimed)) {
                ways.take(claimed);
            }
        } catch (LeaseLost e) {
            LOG.atInfo().addKeyValue("submissionId", claimed.submission()).log("another node holds the task by now");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            faults.handle(claimed, e);
        } finally {
            held.remove(claimed);
            ring();
        }
    }

    private void renewUntilClosed() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.MILLISECONDS.sleep(lease.toMillis() / 3);
                renew();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void renew() {
        var mine = held.all();
        if (mine.isEmpty()) {
            return;
        }
        try {
            int kept = tasks.renew(mine, lease).size();
            if (kept < mine.size()) {
                LOG.atWarn().addKeyValue("lost", mine.size() - kept).log("leases were lost or their tasks just ended");
            }
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("leases cannot be renewed now; tried again before they run out");
        }
    }

    private void rest(Duration pause) {
        try {
            if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
