package de.ozghub.simulators.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import de.ozghub.simulators.web.Json;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The event log of a case as a sender must check it: every token's header, signature, issuer, subject and transaction,
 * and the tags against what was sent.
 */
public final class EventLog {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/events/";
    private static final Set<String> OF_DESTINATION =
            Set.of("forward-submission", "accept-submission", "reject-submission");

    private EventLog() {}

    /**
     * A proven event.
     *
     * @param name last part of the event URI, for example {@code accept-submission}
     * @param byDestination whether the destination issued it, not the service
     * @param problems type URIs of a rejection's problems
     */
    public record Event(String name, boolean byDestination, Instant issuedAt, List<String> problems) {

        public Event {
            problems = List.copyOf(problems);
        }

        /** Whether it decides the submission. */
        public boolean isFinal() {
            return name.equals("accept-submission") || name.equals("reject-submission");
        }

        public boolean isAcceptance() {
            return name.equals("accept-submission");
        }
    }

    /** The name of the event in a token nobody checked; for looking whether something new is there at all. */
    static String unprovenName(String token) {
        try {
            var claims =
                    Json.mapper().readTree(JWSObject.parse(token).getPayload().toBytes());
            var events = claims.path("events").propertyNames();
            var uri = events.isEmpty() ? "" : events.iterator().next();
            return uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : "";
        } catch (ParseException | JacksonException e) {
            return "";
        }
    }

    static List<Event> prove(List<String> tokens, Sent sent, Keys keys, String serviceIssuer)
            throws IOException, InterruptedException {
        var events = new ArrayList<Event>();
        for (var token : tokens) {
            events.add(prove(token, sent, keys, serviceIssuer));
        }
        return events;
    }

    private static Event prove(String compact, Sent sent, Keys keys, String serviceIssuer)
            throws IOException, InterruptedException {
        try {
            var token = JWSObject.parse(compact);
            var claims = Json.mapper().readTree(token.getPayload().toBytes());
            boolean byDestination = byDestination(claims, sent, serviceIssuer);
            checkSignature(token, byDestination, sent, keys);
            return event(claims, byDestination, sent);
        } catch (ParseException | JacksonException | JOSEException e) {
            throw new PortalException("An event token is not readable", e);
        }
    }

    private static boolean byDestination(JsonNode claims, Sent sent, String serviceIssuer) throws PortalException {
        var issuer = claims.path("iss").asString("");
        if (issuer.equals(sent.destinationId().toString())) {
            return true;
        }
        require(issuer.equals(serviceIssuer), "An event was issued by a stranger");
        return false;
    }

    private static void checkSignature(JWSObject token, boolean byDestination, Sent sent, Keys keys)
            throws IOException, InterruptedException, JOSEException {
        var header = token.getHeader();
        var type = header.getType();
        require(type != null && type.toString().equals("secevent+jwt"), "An event token has another typ");
        require(JWSAlgorithm.PS512.equals(header.getAlgorithm()), "An event token has another alg");
        var kid = header.getKeyID();
        require(kid != null && !kid.isEmpty(), "An event token has no kid");
        var key = byDestination ? keys.signatureKey(sent.destinationId(), kid) : keys.serviceKey(kid);
        require(token.verify(new RSASSAVerifier(key)), "The signature of an event does not hold");
    }

    private static Event event(JsonNode claims, boolean byDestination, Sent sent) throws PortalException {
        require(
                claims.path("sub").asString("").equals("submission:" + sent.submissionId()),
                "An event is about another submission");
        require(claims.path("txn").asString("").equals("case:" + sent.caseId()), "An event is of another case");
        require(claims.path("events").size() == 1, "A token must hold one event");
        var entry = claims.path("events").properties().iterator().next();
        require(entry.getKey().startsWith(PREFIX), "A token holds an unknown event");
        var name = entry.getKey().substring(PREFIX.length());
        boolean mayIssue = byDestination
                ? OF_DESTINATION.contains(name)
                : !name.equals("accept-submission") && !name.equals("forward-submission");
        require(mayIssue, "An event was issued by the wrong side");
        if (name.equals("submit-submission") || name.equals("accept-submission")) {
            checkTags(entry.getValue().path("authenticationTags"), sent);
        }
        return new Event(
                name,
                byDestination,
                Instant.ofEpochSecond(claims.path("iat").asLong(0)),
                entry.getValue()
                        .path("problems")
                        .valueStream()
                        .map(problem -> problem.path("type").asString(""))
                        .toList());
    }

    private static void checkTags(JsonNode tags, Sent sent) throws PortalException {
        var expected = new TreeMap<String, String>();
        for (var entry : sent.attachmentTags().entrySet()) {
            expected.put(name(entry.getKey()), entry.getValue());
        }
        var given = new TreeMap<String, String>();
        tags.path("attachments")
                .properties()
                .forEach(entry -> given.put(entry.getKey(), entry.getValue().asString("")));
        boolean same = tags.path("metadata").asString("").equals(sent.metadataTag())
                && tags.path("data").asString("").equals(sent.dataTag())
                && given.equals(expected);
        require(same, "The authentication tags are not those of what was sent");
    }

    private static String name(UUID id) {
        return id.toString();
    }

    private static void require(boolean condition, String otherwise) throws PortalException {
        if (!condition) {
            throw new PortalException(otherwise);
        }
    }
}
