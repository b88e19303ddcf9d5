package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.crypto.jose.JwkUnreadable;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.JwsRefused;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what became of a sent submission. Each event is proven by its issuer (FIT-Connect, verification of security event
 * tokens): the service's own by its key list, the receiver's by the destination's signature keys; and each issuer may tell
 * only what is its own to tell.
 */
final class CaseReading {

    private static final Logger LOG = LoggerFactory.getLogger(CaseReading.class);
    private static final Set<EventName> OF_SERVICE = Set.of(EventName.SUBMIT, EventName.REJECT, EventName.DELETE);
    private static final Set<EventName> OF_RECEIVER = Set.of(EventName.FORWARD, EventName.ACCEPT, EventName.REJECT);

    private final String issuer;
    private final ServiceKeys serviceKeys;
    private final RecipientKeys recipientKeys;

    CaseReading(String issuer, ServiceKeys serviceKeys, RecipientKeys recipientKeys) {
        this.issuer = issuer;
        this.serviceKeys = serviceKeys;
        this.recipientKeys = recipientKeys;
    }

    /** An event that was proven. */
    private record Told(EventName name, SecurityEvent event, boolean byService) {

        Instant at() {
            return event.issuedAt().orElseThrow();
        }
    }

    /** @param sealings what was kept of one submission, at least one */
    Progress read(EventLog log, List<SentSubmission> sealings) throws NotNow {
        var sent = sealings.getFirst();
        var told = new ArrayList<Told>();
        var unproven = new ArrayList<String>();
        for (var compact : log.events()) {
            var claimed = SecurityEvent.unproven(compact)
                    .filter(event ->
                            event.submission().filter(sent.submission()::equals).isPresent());
            var name = claimed.flatMap(SecurityEvent::name);
            if (claimed.isEmpty() || name.isEmpty()) {
                continue;
            }
            var proven = prove(compact, claimed.get(), name.get(), sent);
            proven.ifPresentOrElse(told::add, () -> unproven.add(name.get().id()));
        }
        return conclude(told, unproven, sealings);
    }

    private static Progress conclude(List<Told> told, List<String> unproven, List<SentSubmission> sealings) {
        boolean submitted = told.stream().anyMatch(one -> one.name() == EventName.SUBMIT);
        var decision = told.stream().filter(one -> one.name().decides()).findFirst();
        if (decision.isPresent()) {
            boolean deleted = decision.get().name() == EventName.DELETE;
            return deleted && !submitted ? new Progress.NotSent(true) : decided(decision.get(), sealings);
        }
        if (!unproven.isEmpty()) {
            return unproven(unproven.getFirst());
        }
        boolean forwarded = told.stream().anyMatch(one -> one.name() == EventName.FORWARD);
        return submitted ? new Progress.Waiting(forwarded) : new Progress.NotSent(false);
    }

    private static Progress decided(Told decision, List<SentSubmission> sealings) {
        return switch (decision.name()) {
            case ACCEPT -> {
                var tags = AuthenticationTags.read(
                        decision.event().payload(EventName.ACCEPT).path("authenticationTags"));
                yield tags.filter(found -> SentSubmission.sealed(sealings, found))
                                .isPresent()
                        ? new Progress.Accepted(decision.at())
                        : unproven("authenticationTags");
            }
            case REJECT -> new Progress.Rejected(decision.at(), decision.byService(), types(decision.event()));
            case DELETE -> new Progress.Deleted();
            case SUBMIT, FORWARD -> throw new IllegalStateException("decides nothing: " + decision.name());
        };
    }

    private static List<String> types(SecurityEvent event) {
        return event.payload(EventName.REJECT)
                .path("problems")
                .valueStream()
                .limit(Assumed.MAX_PROBLEMS)
                .map(problem -> Optional.ofNullable(Json.text(problem, "type")).orElse(""))
                .map(type -> type.substring(type.lastIndexOf('/') + 1))
                .map(type -> type.matches("[a-z0-9-]{1,64}") ? type : "?")
                .toList();
    }

    private Optional<Told> prove(String compact, SecurityEvent claimed, EventName name, SentSubmission sent)
            throws NotNow {
        boolean byService = issuer.equals(claimed.issuer());
        boolean byReceiver = claimed.isIssuedBy(sent.destination());
        boolean mayTell = (byService && OF_SERVICE.contains(name)) || (byReceiver && OF_RECEIVER.contains(name));
        boolean fits = claimed.caseId().filter(sent.caseId()::equals).isPresent()
                && claimed.jti().isPresent()
                && claimed.issuedAt().isPresent()
                && claimed.eventCount() == 1;
        if (!mayTell || !fits || !isSigned(compact, byService, sent.destination())) {
            LOG.atWarn()
                    .addKeyValue("submission", sent.submission())
                    .addKeyValue("event", name.id())
                    .log("An event in the log of a case is not proven");
            return Optional.empty();
        }
        return Optional.of(new Told(name, claimed, byService));
    }

    private boolean isSigned(String compact, boolean byService, UUID destination) throws NotNow {
        try {
            var kid = CompactJws.claimedKid(compact);
            var key = byService ? serviceKey(kid) : Optional.of(recipientKeys.key(destination, kid, JwkUse.SIGNATURE));
            var verified = CompactJws.verify(compact, _ -> key, DepositCheck.TYPE);
            return verified.kid().equals(kid);
        } catch (JwsRefused | JwkUnreadable | NotTaken e) {
            LOG.atDebug().setCause(e).log("the proof of an event does not hold");
            return false;
        }
    }

    private Optional<PublicJwk> serviceKey(String kid) throws NotNow {
        return Optional.ofNullable(serviceKeys.of(Set.of(kid)).get(kid)).map(PublicJwk::parse);
    }

    private static Progress.Unproven unproven(String reason) {
        return new Progress.Unproven(
                Problem.of(ProblemCode.INVALID_EVENT_LOG, Assumed.SUBMISSION_INSTANCE, "reason", reason));
    }
}
