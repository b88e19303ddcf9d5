package de.ozghub.app.opening;

import de.ozghub.app.intake.Channels;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.channel.Arrival;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.submission.Problem;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens a recorded submission with the means of its channel. No remote effect; may run again. */
public final class Opening {

    private final Channels channels;
    private final Journal journal;
    private final Payloads payloads;
    private final Supplier<Optional<Problem>> obstacle;

    /** @param obstacle why nothing should be opened now, because it would only have to wait opened */
    public Opening(Channels channels, Journal journal, Payloads payloads, Supplier<Optional<Problem>> obstacle) {
        this.channels = channels;
        this.journal = journal;
        this.payloads = payloads;
        this.obstacle = obstacle;
    }

    /** Reads what was recorded, for the task that goes on from there. */
    public Recorded recorded(Lease lease) {
        SubmissionRecord submission = journal.read(lease.submission())
                .orElseThrow(() -> new IllegalStateException("no submission " + lease.submission()));
        List<PayloadRef> parts = payloads.of(submission.id()).stream()
                .filter(part -> part.kind() == PayloadKind.ARRIVED || part.kind() == PayloadKind.PROOF)
                .toList();
        var arrival =
                new Arrival(submission.id(), submission.origin(), Objects.requireNonNull(submission.service()), parts);
        return new Recorded(lease, submission, arrival, Trail.EMPTY);
    }

    /** Rejects what cannot be opened, with the problem types of its channel. */
    public Step<Opened> open(Recorded recorded) {
        if (!recorded.submission().problems().isEmpty()) {
            return stop(recorded, Stopped.End.REJECT, recorded.submission().problems());
        }
        Optional<Problem> hindered = obstacle.get();
        if (hindered.isPresent()) {
            return stop(recorded, Stopped.End.WAIT, List.of(hindered.get()));
        }
        try {
            return switch (channels.of(recorded.submission().origin()).open(recorded.arrival(), payloads)) {
                case de.ozghub.core.channel.Opening.Rejected rejected ->
                    stop(recorded, Stopped.End.REJECT, rejected.problems());
                case de.ozghub.core.channel.Opening.Sealed ignored ->
                    throw new IllegalStateException("what the hub cannot open is relayed");
                case de.ozghub.core.channel.Opening.Opened opened ->
                    new Step.Next<>(new Opened(
                            recorded, opened, recorded.trail().and(Stage.OPENING, JournalEvent.OPENED, Map.of())));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the store could not be read or written while opening", e);
        }
    }

    private static Step<Opened> stop(Recorded recorded, Stopped.End end, List<Problem> problems) {
        return new Step.Stop<>(new Stopped(recorded.lease(), Stage.OPENING, end, problems, recorded.trail()));
    }
}
