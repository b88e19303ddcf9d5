package de.ozghub.app.relay;

import de.ozghub.app.intake.Channels;
import de.ozghub.app.opening.Recorded;
import de.ozghub.app.work.Step;
import de.ozghub.app.work.Stopped;
import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.HandoverDigest;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.Payloads;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands on unopened what arrived at a destination whose key the hub does not hold: the parts are those that were submitted,
 * and nobody here reads them. Destination and service alone name the back office. No remote effect; may run again.
 */
public final class Relay {

    /** Name of the only target, where a mapping package would name several. */
    private static final String TARGET = "relay";

    private final Channels channels;
    private final Journal journal;
    private final Payloads payloads;
    private final Relays relays;
    private final InstantSource clock;

    public Relay(Channels channels, Journal journal, Payloads payloads, Relays relays, InstantSource clock) {
        this.channels = channels;
        this.journal = journal;
        this.payloads = payloads;
        this.relays = relays;
        this.clock = clock;
    }

    /** Whether the submission is opened here. */
    public boolean isOpened(Recorded recorded) {
        return !relays.covers(recorded.submission().origin().destination());
    }

    /** Rejects what was changed on its way, with the problem types of its channel. */
    public Step<Relayed> relay(Recorded recorded) {
        if (!recorded.submission().problems().isEmpty()) {
            return stop(recorded, Stopped.End.REJECT, recorded.submission().problems());
        }
        var origin = recorded.submission().origin();
        var service = recorded.arrival().service();
        Optional<Relays.Way> way = relays.way(origin.destination(), service);
        if (way.isEmpty()) {
            return stop(
                    recorded,
                    Stopped.End.REJECT,
                    List.of(Problem.of(ProblemCode.UNSUPPORTED_SERVICE, "submission", "service", service)));
        }
        try {
            return switch (channels.of(origin).open(recorded.arrival(), payloads)) {
                case Opening.Rejected rejected -> stop(recorded, Stopped.End.REJECT, rejected.problems());
                case Opening.Sealed sealed -> new Step.Next<>(relayed(recorded, way.get(), sealed));
                case Opening.Opened ignored ->
                    throw new IllegalStateException("opened although the hub must not: " + origin.destination());
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the store could not be read while relaying", e);
        }
    }

    /** Plans the delivery, in the one transaction that ends processing. */
    public void plan(Relayed ready) {
        journal.under(ready.recorded().lease(), work -> {
            Instant now = clock.instant();
            ready.trail().writeTo(work);
            work.assign(ready.owner(), ready.owner());
            NewDelivery delivery = ready.delivery();
            work.plan(delivery, now);
            work.schedule(NewTask.delivery(delivery.id(), Lanes.delivery(delivery.backOffice()), now));
            work.state(SubmissionState.DELIVERING, List.of());
            work.finish();
            return work;
        });
    }

    private static Relayed relayed(Recorded recorded, Relays.Way way, Opening.Sealed sealed) {
        var digests = new LinkedHashMap<String, String>();
        sealed.parts().forEach(part -> digests.put(part.id(), part.content().sha256()));
        var delivery = new NewDelivery(
                Ids.delivery(),
                way.backOffice(),
                TARGET,
                new MessageForm(sealed.format(), "application/json", null),
                Protection.NONE,
                HandoverDigest.of(sealed.message().sha256(), digests),
                true,
                sealed.message().id(),
                sealed.parts().stream()
                        .map(part -> new NewDelivery.Part(
                                part.id(),
                                part.mediaType(),
                                part.content().sha256(),
                                part.content().id()))
                        .toList());
        var trail = recorded.trail()
                .and(
                        Stage.RELAY,
                        JournalEvent.RELAYED,
                        Map.of(
                                "owner", way.owner().value(),
                                "backOffice", way.backOffice().toString(),
                                "parts", String.valueOf(sealed.parts().size() + 1)));
        return new Relayed(recorded, way.owner(), delivery, trail);
    }

    private static Step<Relayed> stop(Recorded recorded, Stopped.End end, List<Problem> problems) {
        return new Step.Stop<>(new Stopped(recorded.lease(), Stage.RELAY, end, problems, recorded.trail()));
    }
}
