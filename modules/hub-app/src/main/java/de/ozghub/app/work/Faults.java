package de.ozghub.app.work;

import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.LeaseLost;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.TaskKind;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a task whose work threw: a fault of the hub or its environment. It is done again with growing pauses;
 * processing that fails every time waits for a person. A delivery is never given up here, and never sent again blindly:
 * its own state remembers that something may have been sent.
 */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int PROCESSING_ATTEMPTS = 6;
    /** More than a restart of all nodes, or several, can cost by chance. */
    private static final int VANISHED_NODES = 30;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Journal journal;

    public Faults(Journal journal) {
        this.journal = journal;
    }

    /**
     * Gives up processing under which the whole node ended again and again: run once more it might end the next one.
     *
     * @return whether the task is given up and must not run
     */
    boolean givesUp(Lease lease) {
        if (lease.kind() != TaskKind.PROCESSING || !lease.abandoned() || lease.attempts() < VANISHED_NODES) {
            return false;
        }
        journal.under(lease, work -> park(work, lease, "NodeVanished"));
        return true;
    }

    void handle(Lease lease, Throwable fault) {
        LOG.atError()
                .addKeyValue("submissionId", lease.submission())
                .addKeyValue("task", lease.kind().id())
                .addKeyValue("attempts", lease.attempts())
                .setCause(fault)
                .log("a task failed by a fault of the hub or its environment; it is done again");
        try {
            journal.under(lease, work -> decide(work, lease, fault));
        } catch (LeaseLost e) {
            LOG.atDebug().addKeyValue("submissionId", lease.submission()).log("another node holds the task by now");
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("submissionId", lease.submission())
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("the task could not be given back; it is done again when its lease runs out");
        }
    }

    private static Work decide(Work work, Lease lease, Throwable fault) {
        if (lease.kind() == TaskKind.PROCESSING && lease.attempts() + 1 >= PROCESSING_ATTEMPTS) {
            return park(work, lease, fault.getClass().getSimpleName());
        }
        work.again(pause(lease.attempts()), true);
        return work;
    }

    private static Work park(Work work, Lease lease, String fault) {
        var problem = Problem.of(
                        ProblemCode.INTERNAL_FAULT,
                        "other",
                        "step",
                        lease.kind().id())
                .with("fault", fault);
        work.append(Stage.CLARIFICATION, JournalEvent.CLARIFICATION, Said.of(problem));
        work.state(SubmissionState.CLARIFICATION, List.of(problem));
        work.park();
        return work;
    }

    private static Duration pause(int attempts) {
        Duration grown = Duration.ofSeconds(1L << Math.min(attempts, 10));
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }
}
