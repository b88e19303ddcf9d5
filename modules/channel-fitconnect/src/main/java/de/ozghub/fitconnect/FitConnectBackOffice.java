package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.config.BackOfficeTerms.FitConnect;
import de.ozghub.core.config.BackOfficeTerms.FitConnect.Until;
import de.ozghub.core.journal.Forwarding;
import de.ozghub.core.journal.Forwardings;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another authority's destination as a back office. Thread-safe. A delivery has one submission at the delivery service: noted
 * before it is sent off, asked for by its event log, filled again as long as it was not sent off, and followed by another one
 * only if it was deleted unsent, or if a person decides so after its receiver gave it back. The reference is the service's id
 * of the case.
 */
public final class FitConnectBackOffice implements BackOffice {

    private static final Logger LOG = LoggerFactory.getLogger(FitConnectBackOffice.class);

    private final FitConnect terms;
    private final FitConnectSender sender;
    private final Forwardings notes;

    /** @param sender shared with others and closed by its owner */
    public FitConnectBackOffice(FitConnect terms, FitConnectSender sender, Forwardings notes) {
        this.terms = terms;
        this.sender = sender;
        this.notes = notes;
    }

    @Override
    public BackOfficeKey key() {
        return terms.key();
    }

    @Override
    public DeliveryOutcome deliver(Handover handover) {
        Optional<Forwarding> found = notes.find(handover.key());
        if (found.isEmpty()) {
            return send(handover, null, null);
        }
        Forwarding noted = found.get();
        if (!noted.digest().equals(handover.digest())) {
            return new DeliveryOutcome.Refused(refusal("digest-conflict"));
        }
        return switch (progress(noted)) {
            case Progress.NotSent notSent ->
                notSent.deleted() ? send(handover, null, noted) : send(handover, noted, null);
            case Progress.Waiting _, Progress.Accepted _ -> delivered(noted.caseId());
            case Progress.Rejected rejected -> givenBack(handover, noted, rejected(rejected));
            case Progress.Deleted _ -> givenBack(handover, noted, refusal("deleted"));
            case Progress.Unproven unproven -> new DeliveryOutcome.Refused(ours(unproven.problem()));
            case Progress.Deferred deferred ->
                new DeliveryOutcome.Deferred(ours(deferred.problem()), deferred.retryAfter());
        };
    }

    @Override
    public Inquiry find(DeliveryId key) {
        Optional<Forwarding> found = notes.find(key);
        if (found.isEmpty()) {
            return new Inquiry.NotFound();
        }
        Forwarding noted = found.get();
        return switch (progress(noted)) {
            case Progress.NotSent _ -> new Inquiry.NotFound();
            case Progress.Waiting _, Progress.Accepted _ ->
                new Inquiry.Found(noted.caseId().toString(), noted.digest());
            case Progress.Rejected rejected -> new Inquiry.Refused(told(noted, rejected(rejected)));
            case Progress.Deleted _ -> new Inquiry.Refused(told(noted, refusal("deleted")));
            case Progress.Unproven unproven -> new Inquiry.Refused(ours(unproven.problem()));
            case Progress.Deferred deferred -> new Inquiry.Unreachable(ours(deferred.problem()));
        };
    }

    @Override
    public Takeover takenOver(DeliveryId key) {
        Optional<Forwarding> found = notes.find(key);
        if (found.isEmpty()) {
            return new Takeover.NotYet();
        }
        Forwarding noted = found.get();
        return switch (progress(noted)) {
            case Progress.Accepted _ -> new Takeover.Taken();
            case Progress.Waiting waiting ->
                waiting.forwarded() && terms.until() == Until.FORWARDED ? new Takeover.Taken() : new Takeover.NotYet();
            // The log lags behind, or cannot be read now.
            case Progress.NotSent _, Progress.Deferred _ -> new Takeover.NotYet();
            case Progress.Rejected rejected -> new Takeover.Refused(told(noted, rejected(rejected)));
            case Progress.Deleted _ -> new Takeover.Refused(told(noted, refusal("deleted")));
            case Progress.Unproven unproven -> new Takeover.Refused(ours(unproven.problem()));
        };
    }

    /** The sender is its owner's to close. */
    @Override
    public void close() {}

    /** What a person was told before is sent anew by the decision of that person; nobody else comes here twice. */
    private DeliveryOutcome givenBack(Handover handover, Forwarding noted, Problem problem) {
        return noted.refused() ? send(handover, null, noted) : new DeliveryOutcome.Refused(told(noted, problem));
    }

    private Problem told(Forwarding noted, Problem problem) {
        notes.refused(noted.delivery(), noted.submission());
        return problem;
    }

    private Progress progress(Forwarding noted) {
        return sender.progress(
                noted.seals().stream().map(seal -> Sealings.read(noted, seal)).toList());
    }

    /**
     * @param unsent whose submission is filled again; null: another one is announced
     * @param former takes the place of this one, which nobody can send off any more; null: of none
     */
    private DeliveryOutcome send(Handover handover, @Nullable Forwarding unsent, @Nullable Forwarding former) {
        try {
            UUID destination = unsent == null ? terms.destination() : unsent.destination();
            Optional<Consignment> consignment = Forwarded.consignment(handover, destination, terms.service());
            if (consignment.isEmpty()) {
                return new DeliveryOutcome.Refused(refusal("neither-xml-nor-json"));
            }
            SentSubmission earlier =
                    unsent == null ? null : Sealings.read(unsent, unsent.seals().getLast());
            UUID replaced = former == null ? null : former.submission();
            return outcome(sender.send(
                    consignment.get(), earlier, sent -> notes.keep(Sealings.note(handover, sent), replaced)));
        } catch (IOException e) {
            return new DeliveryOutcome.Deferred(internal("content"), Duration.ZERO);
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("delivery", handover.key())
                    .log("A hand-over cannot be described as FIT-Connect asks");
            LOG.debug("the hand-over breaks a rule of metadata", e);
            return new DeliveryOutcome.Refused(refusal("metadata"));
        }
    }

    private DeliveryOutcome outcome(Sending sending) {
        return switch (sending) {
            case Sending.Sent sent -> delivered(sent.submission().caseId());
            case Sending.Deferred deferred ->
                new DeliveryOutcome.Deferred(ours(deferred.problem()), deferred.retryAfter());
            case Sending.Refused refused -> new DeliveryOutcome.Refused(ours(refused.problem()));
            case Sending.Unknown _ -> new DeliveryOutcome.Unknown(problem(ProblemCode.NO_ANSWER));
        };
    }

    private static DeliveryOutcome delivered(UUID caseId) {
        return new DeliveryOutcome.Delivered(caseId.toString());
    }

    private Problem rejected(Progress.Rejected rejected) {
        String types = String.join(", ", rejected.problemTypes());
        return refusal(rejected.byService() ? "not-collected" : types.isEmpty() ? "unspecified" : types);
    }

    private Problem refusal(String code) {
        return problem(ProblemCode.BACK_OFFICE_REFUSED).with("code", code);
    }

    private Problem internal(String fault) {
        return problem(ProblemCode.INTERNAL_FAULT).with("step", "delivery").with("fault", fault);
    }

    private Problem problem(ProblemCode code) {
        return Problem.of(code, terms.key().toString());
    }

    /** A fault of the channel is one of this back office; a service that answers is not down. */
    private Problem ours(Problem problem) {
        ProblemCode code = problem.code();
        if (code == ProblemCode.CHANNEL_DOWN) {
            code = problem.parameters().containsKey("status")
                    ? ProblemCode.BACK_OFFICE_BUSY
                    : ProblemCode.BACK_OFFICE_DOWN;
        }
        return new Problem(code, terms.key().toString(), problem.parameters());
    }
}
