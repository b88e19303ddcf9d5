package de.ozghub.simulators.zustelldienst;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the service's own event tokens: SET payload schema 1.2.2, issued by the base URL of the Submission API. */
final class EventTokens {

    static final String PAYLOAD_SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

    private final ServiceKey key;
    private final String issuer;

    EventTokens(ServiceKey key, String issuer) {
        this.key = key;
        this.issuer = issuer;
    }

    String created(UUID submissionId, UUID caseId, Instant at) {
        return token(EventName.CREATE, submissionId, caseId, at, Map.of());
    }

    String submitted(UUID submissionId, UUID caseId, Instant at, Tags tags) {
        return token(EventName.SUBMIT, submissionId, caseId, at, Map.of("authenticationTags", tags.payload()));
    }

    String notified(UUID submissionId, UUID caseId, Instant at) {
        return token(EventName.NOTIFY, submissionId, caseId, at, Map.of("notifyType", "callback"));
    }

    String notCollected(UUID submissionId, UUID caseId, Instant at) {
        var problem = Map.of(
                "type", "https://schema.fitko.de/fit-connect/events/problems/technical-error",
                "title", "Not collected in time",
                "detail", "The submission was not collected within 14 days",
                "instance", "other");
        return token(EventName.REJECT, submissionId, caseId, at, Map.of("problems", List.of(problem)));
    }

    String deleted(UUID submissionId, UUID caseId, Instant at) {
        return token(EventName.DELETE, submissionId, caseId, at, Map.of());
    }

    private String token(EventName event, UUID submissionId, UUID caseId, Instant at, Map<String, Object> payload) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("$schema", PAYLOAD_SCHEMA);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", issuer);
        claims.put("iat", at.getEpochSecond());
        claims.put("sub", "submission:" + submissionId);
        claims.put("txn", "case:" + caseId);
        claims.put("events", Map.of(event.uri(), payload));
        return key.sign(claims);
    }
}
