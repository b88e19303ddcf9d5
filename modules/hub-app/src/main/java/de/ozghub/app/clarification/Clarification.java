package de.ozghub.app.clarification;

import de.ozghub.app.work.Said;
import de.ozghub.app.work.Stopped;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where every stop arrives: what happened is recorded, then the sender is told, a person is asked, or it waits. */
public final class Clarification {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Journal journal;
    private final InstantSource clock;

    public Clarification(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Decides about a stopped submission, under the lease of its task. */
    public void decide(Stopped stopped) {
        switch (stopped.end()) {
            case REJECT -> journal.under(stopped.lease(), work -> reject(work, stopped));
            case PERSON -> journal.under(stopped.lease(), work -> ask(work, stopped));
            case WAIT -> {
                Optional<Instant> since = waitsSince(stopped);
                journal.under(stopped.lease(), work -> waits(work, stopped, since));
            }
        }
    }

    /** When the journal was told that the submission waits, if only the sender was told something since. */
    private Optional<Instant> waitsSince(Stopped stopped) {
        return journal.entries(stopped.lease().submission()).reversed().stream()
                .filter(entry -> entry.stage() != Stage.RECEIPT)
                .findFirst()
                .filter(entry -> entry.event() == JournalEvent.WAITS)
                .map(JournalEntry::at);
    }

    /** Said once; the stages before run again, so their notes are not written yet. */
    private Work waits(Work work, Stopped stopped, Optional<Instant> since) {
        if (since.isEmpty()) {
            work.append(
                    stopped.stage(),
                    JournalEvent.WAITS,
                    Said.of(stopped.problems().getFirst()));
        }
        Duration grown = since.map(
                        moment -> Duration.between(moment, clock.instant()).dividedBy(4))
                .orElse(SHORTEST_WAIT);
        work.again(Collections.max(List.of(SHORTEST_WAIT, Collections.min(List.of(grown, LONGEST_WAIT)))), false);
        return work;
    }

    private Work reject(Work work, Stopped stopped) {
        stopped.trail().writeTo(work);
        work.append(stopped.stage(), JournalEvent.REJECTION_DECIDED, problem(stopped));
        work.state(SubmissionState.REFUSED, stopped.problems());
        nothingMoreIsDue(work);
        work.schedule(
                NewTask.receipt(ReceiptKind.REJECT, work.submission().origin().mailbox(), clock.instant()));
        work.finish();
        return work;
    }

    /** Nothing is handed over and nobody answers; only the sender is still to be told. */
    static void nothingMoreIsDue(Work work) {
        work.lapsed(DeadlineKind.DELIVERED);
        work.lapsed(DeadlineKind.REPLY);
    }

    private static Work ask(Work work, Stopped stopped) {
        stopped.trail().writeTo(work);
        work.append(Stage.CLARIFICATION, JournalEvent.CLARIFICATION, problem(stopped));
        work.state(SubmissionState.CLARIFICATION, stopped.problems());
        work.park();
        return work;
    }

    private static Map<String, String> problem(Stopped stopped) {
        return Said.of(
                stopped.problems().getFirst(), "count", stopped.problems().size());
    }
}
