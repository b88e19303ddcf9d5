package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import de.ozghub.simulators.Http;
import de.ozghub.simulators.SettableClock;
import de.ozghub.simulators.TestKeys;
import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Client;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.PublicService;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Role;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.SubmissionSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Zustelldienst under test together with a sender and a subscriber that speak to it over HTTP. */
final class Peer implements AutoCloseable {

    static final UUID ACTIVE = UUID.fromString("11111111-1111-4111-8111-111111111111");
    static final UUID INACTIVE = UUID.fromString("22222222-2222-4222-8222-222222222222");
    static final UUID FOREIGN = UUID.fromString("33333333-3333-4333-8333-333333333333");
    static final String SERVICE = "urn:de:fim:leika:leistung:99102013104000";
    static final String SUBMISSIONS = "/submission-api/v2/submissions";
    static final String CASES = "/submission-api/v2/cases/";
    static final String SET_SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    static final JsonMapper MAPPER = new JsonMapper();

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T08:00:00Z"));
    private final Path state;
    private final @Nullable CallbackAddress callback;
    private final boolean settableClock;
    private Zustelldienst service;
    private Http http;

    record Ids(UUID submissionId, UUID caseId) {}

    Peer(Path state) throws IOException {
        this(state, null);
    }

    Peer(Path state, @Nullable CallbackAddress callback) throws IOException {
        this(state, callback, false);
    }

    /** One whose clock can be put forward over HTTP. */
    static Peer withSettableClock(Path state, @Nullable CallbackAddress callback) throws IOException {
        return new Peer(state, callback, true);
    }

    private Peer(Path state, @Nullable CallbackAddress callback, boolean settableClock) throws IOException {
        this.state = state;
        this.callback = callback;
        this.settableClock = settableClock;
        TestKeys.placeServiceKey(state);
        service = Zustelldienst.start(config(), state, clock, 200_000);
        http = new Http(URI.create("http://127.0.0.1:" + service.port()));
    }

    private ZustelldienstConfig config() {
        return new ZustelldienstConfig(
                null,
                0,
                "http://zustelldienst.test",
                null,
                settableClock,
                List.of(
                        new Client("portal", "portal-secret", Role.sender, null, callback),
                        new Client("other-portal", "other-secret", Role.sender, null, null),
                        new Client("hub", "hub-secret", Role.subscriber, List.of(ACTIVE, INACTIVE), null),
                        new Client("idle", "idle-secret", Role.subscriber, List.of(), null)),
                List.of(
                        destination(ACTIVE, "active", callback),
                        destination(INACTIVE, "inactive", null),
                        destination(FOREIGN, "active", null)));
    }

    private static Destination destination(UUID id, String status, @Nullable CallbackAddress callback) {
        return new Destination(
                id,
                "Test",
                status,
                List.of(new PublicService(
                        SERVICE,
                        "Hundesteuer",
                        List.of(new SubmissionSchema("urn:ozg-hub:hundesteuer:1.0#anmeldung", "application/xml")),
                        List.of("DE051200000000"))),
                TestKeys.encryption().getKeyID(),
                List.of(
                        TestKeys.encryption().toPublicJWK().toJSONObject(),
                        TestKeys.signature().toPublicJWK().toJSONObject()),
                List.of("2.1.0"),
                null,
                MAPPER.createObjectNode().put("email", "technik@teststadt.example"),
                callback);
    }

    /** Stops without a word, as a killed process does, and starts on the same folder. */
    void restart() throws IOException {
        http.close();
        service.close();
        service = Zustelldienst.start(config(), state, clock, 200_000);
        http = new Http(URI.create("http://127.0.0.1:" + service.port()));
    }

    Http http() {
        return http;
    }

    FaultSwitches faults() {
        return service.faults();
    }

    Http.Answer token(String form) throws IOException, InterruptedException {
        return http().send("POST", "/token", "", "application/x-www-form-urlencoded", form);
    }

    String tokenOf(String client) throws IOException, InterruptedException {
        var secret = client.equals("other-portal") ? "other-secret" : client + "-secret";
        return token("grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret)
                .json()
                .path("access_token")
                .asString();
    }

    String sender() throws IOException, InterruptedException {
        return tokenOf("portal");
    }

    String subscriber() throws IOException, InterruptedException {
        return tokenOf("hub");
    }

    Http.Answer get(String path, String token) throws IOException, InterruptedException {
        return http().get(path, token);
    }

    Http.Answer create(UUID destination, String service, List<UUID> attachments)
            throws IOException, InterruptedException {
        return http().post(
                        SUBMISSIONS,
                        sender(),
                        Map.of(
                                "destinationId",
                                destination,
                                "announcedAttachments",
                                attachments,
                                "publicService",
                                Map.of("identifier", service, "name", "Hundesteuer")));
    }

    Ids created(UUID... attachments) throws IOException, InterruptedException {
        var body = create(ACTIVE, SERVICE, List.of(attachments)).json();
        return new Ids(
                UUID.fromString(body.path("submissionId").asString()),
                UUID.fromString(body.path("caseId").asString()));
    }

    Http.Answer upload(Ids ids, UUID attachment, String jwe) throws IOException, InterruptedException {
        return http().send(
                        "PUT",
                        SUBMISSIONS + "/" + ids.submissionId() + "/attachments/" + attachment,
                        sender(),
                        "application/jose",
                        jwe);
    }

    Http.Answer submit(Ids ids, String metadata, String data) throws IOException, InterruptedException {
        return http().send(
                        "PUT",
                        SUBMISSIONS + "/" + ids.submissionId(),
                        sender(),
                        "application/json",
                        MAPPER.writeValueAsBytes(Map.of("encryptedMetadata", metadata, "encryptedData", data)));
    }

    Ids submitted() throws IOException, InterruptedException {
        var ids = created();
        submit(ids, jwe("application/json", "{}"), jwe("application/xml", "<a/>"));
        return ids;
    }

    List<JsonNode> events(Ids ids) throws IOException, InterruptedException {
        var claims = new ArrayList<JsonNode>();
        for (var set : get(CASES + ids.caseId() + "/events", sender()).json().path("eventLog")) {
            claims.add(claims(set.asString()));
        }
        return claims;
    }

    List<String> eventNames(Ids ids) throws IOException, InterruptedException {
        return events(ids).stream()
                .map(claims -> claims.path("events").propertyNames().iterator().next())
                .map(uri -> uri.substring(uri.lastIndexOf('/') + 1))
                .toList();
    }

    JsonNode tags(Ids ids) throws IOException, InterruptedException {
        return events(ids).get(1).path("events").iterator().next().path("authenticationTags");
    }

    Http.Answer post(Ids ids, String set) throws IOException, InterruptedException {
        return http().send("POST", CASES + ids.caseId() + "/events", subscriber(), "application/jose", set);
    }

    /** Claims of an accept-submission as a correct subscriber writes them. */
    Map<String, Object> accepting(Ids ids) throws IOException, InterruptedException {
        return claims(ids, "accept-submission", Map.of("authenticationTags", tags(ids)));
    }

    Map<String, Object> rejecting(Ids ids) {
        var problem = Map.of("type", "https://example.test/p", "title", "t", "detail", "d", "instance", "data");
        return claims(ids, "reject-submission", Map.of("problems", List.of(problem)));
    }

    Map<String, Object> claims(Ids ids, String event, Map<String, Object> payload) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("$schema", SET_SCHEMA);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iss", ACTIVE.toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", "submission:" + ids.submissionId());
        claims.put("txn", "case:" + ids.caseId());
        claims.put("events", Map.of("https://schema.fitko.de/fit-connect/events/" + event, payload));
        return claims;
    }

    static String sign(Map<String, Object> claims) {
        return sign(
                claims, JWSAlgorithm.PS512, "secevent+jwt", TestKeys.signature().getKeyID());
    }

    static String sign(Map<String, Object> claims, JWSAlgorithm algorithm, String type, String kid) {
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .keyID(kid)
                .build();
        var token = new JWSObject(header, new Payload(MAPPER.writeValueAsString(claims)));
        try {
            token.sign(new RSASSASigner(TestKeys.privateKey(1)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    static String jwe(String contentType, String content) {
        return jwe(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .contentType(contentType)
                        .keyID(TestKeys.encryption().getKeyID())
                        .build(),
                content);
    }

    static String jwe(JWEHeader header, String content) {
        var jwe = new JWEObject(header, new Payload(content));
        try {
            jwe.encrypt(new RSAEncrypter(TestKeys.encryption()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwe.serialize();
    }

    static JsonNode claims(String set) {
        return MAPPER.readTree(Base64.getUrlDecoder().decode(set.split("\\.", -1)[1]));
    }

    @Override
    public void close() throws IOException {
        http.close();
        service.close();
    }
}
