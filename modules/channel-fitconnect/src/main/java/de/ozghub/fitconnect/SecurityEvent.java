package de.ozghub.fitconnect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The claims of a security event token (RFC 8417; FIT-Connect SET payload schema 1.x), whether proven or not. */
record SecurityEvent(JsonNode claims) {

    /** End of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Claims of a payload; empty if it is no JSON object. */
    static Optional<SecurityEvent> read(String payload) {
        return Json.object(payload.getBytes(StandardCharsets.UTF_8)).map(SecurityEvent::new);
    }

    /** Claims of a compact JWS whose signature nobody has checked. */
    static Optional<SecurityEvent> unproven(String compact) {
        var segments = compact.split("\\.", -1);
        if (segments.length != 3) {
            return Optional.empty();
        }
        try {
            var payload = Base64.getUrlDecoder().decode(segments[1]);
            return Json.object(payload).map(SecurityEvent::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Nullable
    String schema() {
        return Json.text(claims, "$schema");
    }

    Optional<UUID> jti() {
        return Json.uuid(claims, "jti");
    }

    @Nullable
    String issuer() {
        return Json.text(claims, "iss");
    }

    boolean isIssuedBy(UUID destination) {
        return Json.uuid(claims, "iss").filter(destination::equals).isPresent();
    }

    /** Whole seconds since 1970, as far as they are a time at all. */
    Optional<Instant> issuedAt() {
        var iat = claims.path("iat");
        return iat.isIntegralNumber() && iat.canConvertToLong() && Math.abs(iat.asLong()) <= LAST_SECOND
                ? Optional.of(Instant.ofEpochSecond(iat.asLong()))
                : Optional.empty();
    }

    Optional<UUID> submission() {
        return after("submission:", Json.text(claims, "sub"));
    }

    Optional<UUID> caseId() {
        return after("case:", Json.text(claims, "txn"));
    }

    /** How many events it tells; one is the rule. */
    int eventCount() {
        return claims.path("events").size();
    }

    boolean tells(EventName event) {
        return claims.path("events").has(event.uri());
    }

    /** The first event it tells that a party of a submission has to know. */
    Optional<EventName> name() {
        return claims.path("events")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .map(EventName::ofUri)
                .flatMap(Optional::stream)
                .findFirst();
    }

    JsonNode payload(EventName event) {
        return claims.path("events").path(event.uri());
    }

    private static Optional<UUID> after(String prefix, @Nullable String text) {
        return text != null && text.startsWith(prefix) ? Json.uuid(text.substring(prefix.length())) : Optional.empty();
    }
}
