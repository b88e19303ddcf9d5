package de.ozghub.app.receipt;

import de.ozghub.app.intake.Channels;
import de.ozghub.app.opening.Opening;
import de.ozghub.app.opening.Recorded;
import de.ozghub.app.work.Said;
import de.ozghub.core.channel.InboundChannel;
import de.ozghub.core.channel.Posting;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.Alarms;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sender. The event is signed once and stored before it is posted; every attempt posts the same bytes, and a
 * repeated one looks into the channel's log first. Retried on its own; no delivery depends on it.
 */
public final class Receipt {

    private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Channels channels;
    private final Journal journal;
    private final Payloads payloads;
    private final Opening opening;
    private final Alarms alarms;
    private final ExecutorService signers;

    /** @param signers where signatures are computed: platform threads, one per core */
    public Receipt(
            Channels channels,
            Journal journal,
            Payloads payloads,
            Opening opening,
            Alarms alarms,
            ExecutorService signers) {
        this.channels = channels;
        this.journal = journal;
        this.payloads = payloads;
        this.opening = opening;
        this.alarms = alarms;
        this.signers = signers;
    }

    /** One attempt to tell the sender; what it led to is committed under the lease. */
    public void tell(Lease lease) {
        ReceiptKind kind = Objects.requireNonNull(lease.receipt());
        Recorded recorded = opening.recorded(lease);
        InboundChannel channel = channels.of(recorded.submission().origin());
        String event;
        boolean repeated = lease.event() != null || lease.abandoned();
        try {
            event = lease.event() == null ? signed(lease, kind, recorded, channel) : stored(lease.event());
        } catch (IOException e) {
            throw new UncheckedIOException("the event could not be stored or read", e);
        }
        switch (channel.post(kind, recorded.submission().origin(), event, repeated)) {
            case Posting.Posted ignored -> {
                journal.under(lease, work -> posted(work, kind));
                alarms.clear(subject(lease));
            }
            case Posting.Deferred deferred -> journal.under(lease, work -> deferred(work, lease, kind, deferred));
            case Posting.Refused refused -> {
                journal.under(lease, work -> refused(work, refused.problem()));
                alarms.raise(subject(lease), refused.problem());
            }
        }
    }

    private String signed(Lease lease, ReceiptKind kind, Recorded recorded, InboundChannel channel) throws IOException {
        List<Problem> problems =
                kind == ReceiptKind.REJECT ? recorded.submission().problems() : List.of();
        String event;
        try {
            event = signers.submit(() -> channel.sign(kind, recorded.arrival(), problems, payloads))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while signing", e);
        } catch (ExecutionException e) {
            throw new IOException("the event cannot be signed", e.getCause());
        }
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        PayloadRef stored = payloads.store(lease.submission(), PayloadKind.EVENT, kind.id(), out -> out.write(bytes));
        journal.under(lease, work -> {
            work.seal(stored.id());
            work.keepEvent(stored.id());
            work.append(Stage.RECEIPT, JournalEvent.EVENT_SIGNED, Map.of("event", kind.id()));
            return work;
        });
        return event;
    }

    private String stored(PayloadId event) throws IOException {
        try (var in = payloads.read(event)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Work posted(Work work, ReceiptKind kind) {
        work.append(Stage.RECEIPT, JournalEvent.EVENT_SENT, Map.of("event", kind.id()));
        switch (kind) {
            case FORWARD -> {}
            case ACCEPT -> ended(work, SubmissionState.ACCEPTED);
            case REJECT -> ended(work, SubmissionState.REJECTED);
        }
        work.finish();
        return work;
    }

    private static void ended(Work work, SubmissionState state) {
        work.state(state, work.submission().problems());
        work.met(DeadlineKind.CONFIRMED);
        LOG.atInfo()
                .addKeyValue("submissionId", work.submission().id())
                .addKeyValue("state", state.id())
                .log("submission finished");
    }

    private static Work deferred(Work work, Lease lease, ReceiptKind kind, Posting.Deferred deferred) {
        if (lease.attempts() == 0) {
            work.append(Stage.RECEIPT, JournalEvent.EVENT_DEFERRED, Said.of(deferred.problem(), "event", kind.id()));
        }
        work.again(pause(lease.attempts(), deferred.retryAfter()), true);
        return work;
    }

    /** The submission's own problems stay: they say why it is rejected, and processing judges by them. */
    private static Work refused(Work work, Problem problem) {
        work.append(Stage.CLARIFICATION, JournalEvent.CLARIFICATION, Said.of(problem));
        work.park();
        return work;
    }

    private static String subject(Lease lease) {
        return "receipt:" + lease.submission();
    }

    private static Duration pause(int attempts, Duration asked) {
        Duration grown = Duration.ofSeconds(1L << Math.min(attempts, 9));
        Duration bounded = grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
        return bounded.compareTo(asked) < 0 ? asked : bounded;
    }
}
