package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.crypto.jose.JwkUnreadable;
import de.ozghub.crypto.jose.JwsRefused;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks the proof of deposit: the one submit-submission event of a submission (FIT-Connect, verification of security
 * event tokens).
 *
 * @param issuer base URL of the service the submission was fetched from
 */
record DepositCheck(String issuer, UUID submission, UUID caseId) {

    static final String TYPE = "secevent+jwt";

    /** SET payload schema: {@code iat} starts with 2020 in Germany. */
    private static final Instant EARLIEST = Instant.ofEpochSecond(1_577_833_200L);

    /** What the check led to. */
    sealed interface Verdict {
        /** @param schema of the event's payload, to be used for answers */
        record Holds(
                Instant receivedAt,
                AuthenticationTags tags,
                @Nullable String schema) implements Verdict {}

        /** @param claimedAt what the event says of its time, proven or not */
        record Broken(List<Problem> faults, @Nullable Instant claimedAt) implements Verdict {}
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Kids of the events that may be the proof; their keys are needed for {@link #check}. */
    Set<String> kids(EventLog log) {
        var kids = new HashSet<String>();
        for (var compact : candidates(log)) {
            try {
                kids.add(CompactJws.claimedKid(compact));
            } catch (JwsRefused _) {
                // It is refused again, with its reason, when it is checked.
            }
        }
        return kids;
    }

    Verdict check(Deposit deposit) {
        var candidates = candidates(deposit.log());
        Instant claimedAt = candidates.stream()
                .map(SecurityEvent::unproven)
                .flatMap(Optional::stream)
                .map(SecurityEvent::issuedAt)
                .flatMap(Optional::stream)
                .filter(iat -> !iat.isBefore(EARLIEST))
                .findFirst()
                .orElse(null);
        try {
            if (candidates.size() != 1) {
                throw new Fault("submit-submission: " + candidates.size());
            }
            var event = prove(candidates.getFirst(), deposit);
            var tags = AuthenticationTags.read(event.payload(EventName.SUBMIT).path("authenticationTags"));
            if (tags.isEmpty()) {
                var problem = Problem.of(ProblemCode.MISSING_AUTHENTICATION_TAGS, Assumed.SUBMISSION_INSTANCE);
                return new Verdict.Broken(List.of(problem), claimedAt);
            }
            return new Verdict.Holds(event.issuedAt().orElseThrow(), tags.get(), event.schema());
        } catch (Fault e) {
            var problem = Problem.of(ProblemCode.INVALID_EVENT_LOG, Assumed.SUBMISSION_INSTANCE, "reason", e.reason());
            return new Verdict.Broken(List.of(problem), claimedAt);
        }
    }

    /**
     * The submit-submission events of this submission. A case can hold several submissions; if none names this one, all of
     * them are looked at, so that the fault can be named.
     */
    private List<String> candidates(EventLog log) {
        var all = new ArrayList<String>();
        var own = new ArrayList<String>();
        for (var compact : log.events()) {
            var event = SecurityEvent.unproven(compact);
            if (event.isPresent() && event.get().tells(EventName.SUBMIT)) {
                all.add(compact);
                if (event.get().submission().filter(submission::equals).isPresent()) {
                    own.add(compact);
                }
            }
        }
        return own.isEmpty() ? all : own;
    }

    private SecurityEvent prove(String compact, Deposit deposit) throws Fault {
        var event = SecurityEvent.read(verified(compact, deposit)).orElseThrow(() -> new Fault("claims"));
        require(issuer.equals(event.issuer()), "iss");
        require(event.submission().filter(submission::equals).isPresent(), "sub");
        require(event.caseId().filter(caseId::equals).isPresent(), "txn");
        require(event.jti().isPresent(), "jti");
        require(event.issuedAt().filter(Predicate.not(EARLIEST::isAfter)).isPresent(), "iat");
        require(event.eventCount() == 1 && event.tells(EventName.SUBMIT), "events");
        return event;
    }

    private static String verified(String compact, Deposit deposit) throws Fault {
        try {
            return CompactJws.verify(
                            compact,
                            kid -> Optional.ofNullable(deposit.keys().get(kid)).map(PublicJwk::parse),
                            TYPE)
                    .payload();
        } catch (JwsRefused e) {
            throw new Fault(e.reason().name().toLowerCase(Locale.ROOT));
        } catch (JwkUnreadable e) {
            throw new Fault("key");
        }
    }

    private static void require(boolean holds, String reason) throws Fault {
        if (!holds) {
            throw new Fault(reason);
        }
    }
}
