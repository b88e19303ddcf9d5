package de.ozghub.fitconnect;

import de.ozghub.core.channel.Posting;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts a signed event once, and finds out from the event log whether an earlier attempt has arrived. */
final class EventPosting {

    private static final Logger LOG = LoggerFactory.getLogger(EventPosting.class);

    /** Malformed, too large, of the wrong kind, or not acceptable: so it will always be. */
    private static final Set<Integer> FINAL = Set.of(400, 413, 415, 422);

    private final ApiVersion api;

    EventPosting(ApiVersion api) {
        this.api = api;
    }

    Posting post(Mailbox mailbox, EventName name, String event, boolean repeated) {
        var told = Told.read(name, event);
        try {
            if (repeated && isKnown(EventLog.fetch(mailbox.connection(), api, told.caseId), told)) {
                return new Posting.Posted();
            }
            try (var answer = mailbox.connection().post(api.events(told.caseId), event)) {
                if (answer.isSuccess()) {
                    return new Posting.Posted();
                }
                if (answer.status() != 409) {
                    return refused(answer, name);
                }
            }
            return afterConflict(mailbox, told);
        } catch (NotNow e) {
            return new Posting.Deferred(e.problem(), e.retryAfter());
        }
    }

    /** The event as it is found again in a log. */
    private record Told(EventName name, UUID jti, UUID destination, UUID submission, UUID caseId) {

        static Told read(EventName name, String event) {
            return SecurityEvent.unproven(event)
                    .flatMap(claims -> of(name, claims))
                    .orElseThrow(() -> new IllegalArgumentException("the stored event is no event of this channel"));
        }

        private static Optional<Told> of(EventName name, SecurityEvent claims) {
            var jti = claims.jti();
            var destination = Json.uuid(claims.issuer());
            var submission = claims.submission();
            var caseId = claims.caseId();
            return claims.tells(name)
                            && jti.isPresent()
                            && destination.isPresent()
                            && submission.isPresent()
                            && caseId.isPresent()
                    ? Optional.of(new Told(name, jti.get(), destination.get(), submission.get(), caseId.get()))
                    : Optional.empty();
        }
    }

    /** This very event, or one that tells the sender the same from the same destination. */
    private static boolean isKnown(EventLog log, Told told) {
        return log.holds(told.jti)
                || log.telling(told.name, told.submission).stream()
                        .anyMatch(claims -> claims.isIssuedBy(told.destination));
    }

    private Posting afterConflict(Mailbox mailbox, Told told) throws NotNow {
        var log = EventLog.fetch(mailbox.connection(), api, told.caseId);
        if (isKnown(log, told)) {
            return new Posting.Posted();
        }
        var decision = Arrays.stream(EventName.values())
                .filter(EventName::decides)
                .filter(name -> !log.telling(name, told.submission).isEmpty())
                .findFirst();
        if (decision.isEmpty()) {
            // A conflict without a decision: the log lags behind, and the next look will show more.
            throw NotNow.down(mailbox.connection().mailbox(), "conflict without decision", Assumed.PAUSE_AFTER_FAILURE);
        }
        return new Posting.Refused(Problem.of(
                ProblemCode.DECIDED_OTHERWISE,
                Assumed.SUBMISSION_INSTANCE,
                "event",
                decision.get().id()));
    }

    /** Only what the service says about the event itself is final; rights are given again, and its replicas catch up. */
    private static Posting refused(Answer answer, EventName name) throws NotNow {
        var problem = Problem.of(ProblemCode.EVENT_REFUSED, Assumed.SUBMISSION_INSTANCE, "event", name.id())
                .with("status", answer.status());
        var type = answer.problemName();
        LOG.atError()
                .addKeyValue("mailbox", answer.mailbox())
                .addKeyValue("event", name.id())
                .addKeyValue("status", answer.status())
                .addKeyValue("type", type.orElse(""))
                .log("The delivery service refuses an event");
        var shown = type.map(value -> problem.with("type", value)).orElse(problem);
        return FINAL.contains(answer.status())
                ? new Posting.Refused(shown)
                : new Posting.Deferred(shown, Assumed.PAUSE_AFTER_DENIAL);
    }
}
