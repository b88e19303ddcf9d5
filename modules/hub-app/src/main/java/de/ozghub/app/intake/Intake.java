package de.ozghub.app.intake;

import de.ozghub.app.work.Said;
import de.ozghub.core.channel.Fetch;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Fetches a claimed arrival and records it durably. May run twice: parts stored by a run that did not reach its commit
 * are never sealed, and the commit itself is fenced.
 */
public final class Intake {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final Channels channels;
    private final Journal journal;
    private final Payloads payloads;
    private final Gate gate;
    private final Terms terms;
    private final Alarms alarms;
    private final InstantSource clock;

    public Intake(
            Channels channels,
            Journal journal,
            Payloads payloads,
            Gate gate,
            Terms terms,
            Alarms alarms,
            InstantSource clock) {
        this.channels = channels;
        this.journal = journal;
        this.payloads = payloads;
        this.gate = gate;
        this.terms = terms;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** One attempt to fetch; what it led to is committed under the lease. */
    public void record(Lease lease) {
        SubmissionRecord submission = journal.read(lease.submission())
                .orElseThrow(() -> new IllegalStateException("no submission " + lease.submission()));
        Fetch fetch;
        try {
            fetch = channels.of(submission.origin())
                    .fetch(submission.id(), submission.origin(), gate::closes, payloads);
        } catch (IOException e) {
            throw new UncheckedIOException("the parts could not be stored", e);
        }
        switch (fetch) {
            case Fetch.Fetched fetched -> journal.under(lease, work -> recorded(work, fetched));
            case Fetch.Held held -> {
                alarms.raise(subject(held), held.problem());
                journal.under(lease, work -> held(work, held));
            }
            case Fetch.Gone ignored -> journal.under(lease, Intake::gone);
            case Fetch.Deferred deferred -> journal.under(lease, work -> deferred(work, deferred));
        }
    }

    private Work recorded(Work work, Fetch.Fetched fetched) {
        Instant now = clock.instant();
        boolean wasHeld = work.submission().state() == SubmissionState.HELD;
        work.recorded(
                fetched.receivedAt(),
                fetched.announcement().service(),
                fetched.announcement().area(),
                fetched.externalCase());
        fetched.parts().forEach(part -> work.seal(part.id()));
        work.append(
                Stage.INTAKE,
                JournalEvent.RECORDED,
                Map.of(
                        "receivedAt",
                        fetched.receivedAt().toString(),
                        "parts",
                        String.valueOf(fetched.parts().size())));
        work.state(SubmissionState.RECORDED, fetched.faults());
        work.met(DeadlineKind.COLLECTED);
        work.due(terms.of(fetched.announcement().service(), fetched.receivedAt()));
        work.schedule(NewTask.processing(now));
        if (fetched.faults().isEmpty()) {
            work.schedule(NewTask.receipt(
                    ReceiptKind.FORWARD, work.submission().origin().mailbox(), now));
        }
        work.finish();
        if (wasHeld) {
            alarms.clear("service:" + fetched.announcement().service());
        }
        return work;
    }

    private static Work held(Work work, Fetch.Held held) {
        boolean known = work.submission().problems().contains(held.problem());
        if (!known) {
            work.state(SubmissionState.HELD, List.of(held.problem()));
            work.append(Stage.INTAKE, JournalEvent.HELD, Said.of(held.problem()));
        }
        work.again(LOOK_AGAIN, false);
        return work;
    }

    private static Work gone(Work work) {
        work.state(SubmissionState.WITHDRAWN, List.of());
        work.lapsed(DeadlineKind.COLLECTED);
        work.append(Stage.INTAKE, JournalEvent.WITHDRAWN_AT_CHANNEL, Map.of());
        work.finish();
        return work;
    }

    private static Work deferred(Work work, Fetch.Deferred deferred) {
        Problem problem = deferred.problem();
        if (!work.submission().problems().contains(problem)) {
            work.state(work.submission().state(), List.of(problem));
        }
        work.again(deferred.retryAfter(), false);
        return work;
    }

    private static String subject(Fetch.Held held) {
        return "service:" + held.announcement().service();
    }
}
