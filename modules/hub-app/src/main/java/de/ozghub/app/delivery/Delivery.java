package de.ozghub.app.delivery;

import de.ozghub.app.work.Said;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.Journal;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One attempt at a delivery, or one question about it. That an attempt begins is committed before the first byte leaves;
 * whoever finds such a beginning without an end asks the receiver and never sends blindly. Harmless to run twice for
 * that reason.
 */
public final class Delivery {

    private final Journal journal;
    private final Gateways gateways;
    private final Handovers handovers;
    private final InstantSource clock;

    public Delivery(Journal journal, Gateways gateways, Handovers handovers, InstantSource clock) {
        this.journal = journal;
        this.gateways = gateways;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** Does what the state of the delivery asks for; what it led to is committed under the lease. */
    public void attempt(Lease lease) {
        DeliveryId id = Objects.requireNonNull(lease.delivery());
        BackOfficeKey key = BackOfficeKey.of(lease.lane().substring(lease.lane().indexOf(':') + 1));
        Gateway gateway = gateways.of(key);
        DeliveryRecord delivery = journal.under(lease, work -> foundSending(work, id));
        switch (delivery.state()) {
            case DeliveryState.Waiting ignored -> send(lease, delivery, gateway);
            case DeliveryState.Unknown unknown -> ask(lease, delivery, unknown, gateway);
            case DeliveryState.Handed handed -> look(lease, delivery, handed, gateway);
            case DeliveryState.Sending ignored ->
                throw new IllegalStateException("a sending that nobody answers for must be unknown by now");
            case DeliveryState.Delivered ignored -> journal.under(lease, Delivery::done);
            case DeliveryState.Clarification ignored -> journal.under(lease, Delivery::parked);
            case DeliveryState.Withdrawn ignored -> journal.under(lease, Delivery::done);
        }
    }

    /** A task is held by one node only: a delivery found in state sending was left there by one that vanished. */
    private DeliveryRecord foundSending(Work work, DeliveryId id) {
        DeliveryRecord delivery = work.delivery(id);
        if (delivery.state() instanceof DeliveryState.Sending sending) {
            var problem = Problem.of(
                    ProblemCode.SENDER_VANISHED, delivery.message().backOffice().toString());
            work.move(id, sending.abandoned(problem, clock.instant()));
            Progress.note(work, delivery, JournalEvent.UNKNOWN, Said.of(problem));
            return work.delivery(id);
        }
        return delivery;
    }

    private void send(Lease lease, DeliveryRecord delivery, Gateway gateway) {
        Optional<DeliveryOutcome.Deferred> closed = gateway.closed();
        if (closed.isPresent()) {
            journal.under(lease, work -> {
                work.again(closed.get().retryAfter(), false);
                return work;
            });
            return;
        }
        Handover handover;
        DeliveryState.Sending sending;
        try {
            SubmissionRecord submission = journal.read(lease.submission()).orElseThrow();
            handover = handovers.of(submission, delivery.message());
            sending =
                    journal.under(lease, work -> begin(work, delivery.message().id()));
        } catch (RuntimeException e) {
            gateway.release();
            throw e;
        }
        DeliveryOutcome outcome = gateway.deliver(handover);
        DeliveryState next = sending.after(outcome, gateway.policy(), clock.instant());
        Problem why = outcome instanceof DeliveryOutcome.Deferred deferred ? deferred.problem() : null;
        journal.under(lease, work -> Progress.move(work, delivery, next, why));
    }

    private DeliveryState.Sending begin(Work work, DeliveryId id) {
        DeliveryRecord delivery = work.delivery(id);
        if (!(delivery.state() instanceof DeliveryState.Waiting waiting)) {
            throw new IllegalStateException("delivery %s is not waiting any more".formatted(id));
        }
        DeliveryState.Sending sending = waiting.begin(clock.instant());
        work.move(id, sending);
        Progress.note(work, delivery, JournalEvent.SENDING, Map.of("attempt", String.valueOf(delivery.attempts() + 1)));
        return sending;
    }

    private void ask(Lease lease, DeliveryRecord delivery, DeliveryState.Unknown unknown, Gateway gateway) {
        Inquiry answer = gateway.find(delivery.message().id());
        DeliveryState next = isOurs(answer, delivery)
                ? unknown.after(answer, gateway.policy(), clock.instant())
                : foreignCase(delivery, unknown);
        journal.under(lease, work -> {
            Progress.note(work, delivery, JournalEvent.ASKED, Map.of("answer", word(answer)));
            return Progress.move(
                    work,
                    delivery,
                    next,
                    Problem.of(ProblemCode.NOT_ARRIVED, unknown.problem().instance()));
        });
    }

    private void look(Lease lease, DeliveryRecord delivery, DeliveryState.Handed handed, Gateway gateway) {
        Takeover answer = gateway.takenOver(delivery.message().id());
        DeliveryState next = handed.after(answer, gateway.policy(), clock.instant());
        journal.under(lease, work -> Progress.move(work, delivery, next, null));
    }

    /** A case made from other bytes is not this delivery's case, whatever its key. */
    private static boolean isOurs(Inquiry answer, DeliveryRecord delivery) {
        return !(answer instanceof Inquiry.Found found)
                || found.digest().equals(delivery.message().digest());
    }

    private DeliveryState foreignCase(DeliveryRecord delivery, DeliveryState.Unknown unknown) {
        var problem = Problem.of(
                ProblemCode.BACK_OFFICE_REFUSED, delivery.message().backOffice().toString(), "code", "digest-conflict");
        return new DeliveryState.Clarification(problem, unknown.failures(), clock.instant());
    }

    private static String word(Inquiry answer) {
        return switch (answer) {
            case Inquiry.Found found -> "gefunden, " + found.reference();
            case Inquiry.Refused refused ->
                "abgelehnt, " + refused.problem().code().id();
            case Inquiry.NotFound ignored -> "nicht gefunden";
            case Inquiry.CannotAsk ignored -> "Verfahren kann nicht antworten";
            case Inquiry.Unreachable ignored -> "nicht erreichbar";
        };
    }

    private static Work done(Work work) {
        work.finish();
        return work;
    }

    private static Work parked(Work work) {
        work.park();
        return work;
    }
}
