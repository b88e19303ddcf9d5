package de.ozghub.app.clarification;

import de.ozghub.app.work.Said;
import de.ozghub.app.work.Stopped;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import java.time.InstantSource;
import java.util.Map;

/** Where every stop arrives: what happened is recorded, then the sender is told or a person is asked. */
public final class Clarification {

    private final Journal journal;
    private final InstantSource clock;

    public Clarification(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Decides about a stopped submission, under the lease of its task. */
    public void decide(Stopped stopped) {
        journal.under(stopped.lease(), work -> {
            stopped.trail().writeTo(work);
            switch (stopped.end()) {
                case REJECT -> reject(work, stopped);
                case PERSON -> ask(work, stopped);
            }
            return work;
        });
    }

    private void reject(Work work, Stopped stopped) {
        work.append(stopped.stage(), JournalEvent.REJECTION_DECIDED, problem(stopped));
        work.state(SubmissionState.REFUSED, stopped.problems());
        nothingMoreIsDue(work);
        work.schedule(
                NewTask.receipt(ReceiptKind.REJECT, work.submission().origin().mailbox(), clock.instant()));
        work.finish();
    }

    /** Nothing is handed over and nobody answers; only the sender is still to be told. */
    static void nothingMoreIsDue(Work work) {
        work.lapsed(DeadlineKind.DELIVERED);
        work.lapsed(DeadlineKind.REPLY);
    }

    private static void ask(Work work, Stopped stopped) {
        work.append(Stage.CLARIFICATION, JournalEvent.CLARIFICATION, problem(stopped));
        work.state(SubmissionState.CLARIFICATION, stopped.problems());
        work.park();
    }

    private static Map<String, String> problem(Stopped stopped) {
        return Said.of(
                stopped.problems().getFirst(), "count", stopped.problems().size());
    }
}
