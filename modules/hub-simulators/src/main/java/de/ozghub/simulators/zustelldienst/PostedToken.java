package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A security event token a subscriber posted, with everything checked that can be checked without looking at the
 * submission's state.
 */
record PostedToken(UUID submissionId, EventName event, JsonNode payload) {

    private static final Pattern SCHEMA = Pattern.compile(
            "https://schema\\.fitko\\.de/fit-connect/set-payload/1\\.(\\d{1,4})\\.(\\d{1,4})/set-payload\\.schema\\.json");
    private static final long EARLIEST = 1_577_833_200L;

    /** Reads and checks the token; 400 when it is no JWS, 422 when anything in it is wrong. */
    static PostedToken read(String compact, UUID caseId, UUID destinationId, Destinations destinations) {
        JWSObject token;
        JsonNode claims;
        try {
            token = JWSObject.parse(compact);
            claims = Json.mapper().readTree(token.getPayload().toBytes());
        } catch (ParseException | JacksonException e) {
            throw Refusal.of(400, "bad-request", "The body is not a compact JWS");
        }
        checkSignature(token, destinationId, destinations);
        checkClaims(claims, caseId, destinationId);
        var events = claims.path("events");
        if (events.size() != 1) {
            throw invalid("Exactly one event is required");
        }
        var entry = events.properties().iterator().next();
        var event = EventName.ofUri(entry.getKey())
                .filter(EventName::mayBePostedBySubscriber)
                .orElseThrow(() -> invalid("A subscriber may not post this event"));
        checkSchema(claims, event);
        checkPayload(event, entry.getValue());
        var submissionId = idAfter(claims, "sub", "submission:").orElseThrow(() -> invalid("sub is not a submission"));
        return new PostedToken(submissionId, event, entry.getValue());
    }

    private static void checkSignature(JWSObject token, UUID destinationId, Destinations destinations) {
        var header = token.getHeader();
        if (header.getType() == null || !header.getType().toString().equals("secevent+jwt")) {
            throw invalid("Header 'typ' must be secevent+jwt");
        }
        if (!JWSAlgorithm.PS512.equals(header.getAlgorithm())) {
            throw invalid("Header 'alg' must be PS512");
        }
        var kid = header.getKeyID();
        var key = destinations
                .signatureKey(destinationId, kid == null ? "" : kid)
                .orElseThrow(() -> invalid("Header 'kid' names no signature key of the destination"));
        try {
            if (!token.verify(new RSASSAVerifier(key))) {
                throw invalid("The signature does not match");
            }
        } catch (JOSEException e) {
            throw invalid("The signature cannot be checked");
        }
    }

    private static void checkClaims(JsonNode claims, UUID caseId, UUID destinationId) {
        if (!claims.path("iss").asString("").equals(destinationId.toString())) {
            throw invalid("iss is not the destination of the submission");
        }
        if (!idAfter(claims, "txn", "case:").equals(Optional.of(caseId))) {
            throw invalid("txn is not this case");
        }
        if (Call.uuid(claims.path("jti").asString("")).isEmpty()) {
            throw invalid("jti is not a UUID");
        }
        if (!claims.path("iat").isIntegralNumber() || claims.path("iat").asLong() < EARLIEST) {
            throw invalid("iat is not a time");
        }
    }

    /** Current or newer; a payload without its schema is refused, and so is the schema 1.0.0 of old clients. */
    private static void checkSchema(JsonNode claims, EventName event) {
        var schema = claims.path("$schema");
        if (schema.isMissingNode() && event == EventName.FORWARD) {
            return;
        }
        var match = SCHEMA.matcher(schema.asString(""));
        boolean supported = match.matches()
                && Integer.parseInt(match.group(1)) * 10_000L + Integer.parseInt(match.group(2)) >= 20_002L;
        if (!supported) {
            throw invalid("Payload Schema not supported");
        }
    }

    private static void checkPayload(EventName event, JsonNode payload) {
        if (!payload.isObject()) {
            throw invalid("The event's payload must be an object");
        }
        if (event == EventName.ACCEPT && !payload.path("authenticationTags").isObject()) {
            throw invalid("authenticationTags are missing");
        }
        if (event == EventName.REJECT) {
            var problems = payload.path("problems");
            if (!problems.isArray() || problems.isEmpty()) {
                throw invalid("problems are missing");
            }
            for (var problem : problems) {
                for (var member : new String[] {"type", "title", "detail", "instance"}) {
                    if (!problem.path(member).isString()) {
                        throw invalid("A problem lacks " + member);
                    }
                }
            }
        }
    }

    private static Optional<UUID> idAfter(JsonNode claims, String claim, String prefix) {
        var value = claims.path(claim).asString("");
        return value.startsWith(prefix) ? Call.uuid(value.substring(prefix.length())) : Optional.empty();
    }

    static Refusal invalid(String title) {
        return Refusal.of(422, "invalid-set", title).with("issue", title);
    }
}
