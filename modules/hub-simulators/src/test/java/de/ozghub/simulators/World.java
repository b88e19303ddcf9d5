package de.ozghub.simulators;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import de.ozghub.simulators.portal.Access;
import de.ozghub.simulators.zustelldienst.Zustelldienst;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Client;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.PublicService;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Role;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.SubmissionSchema;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Zustelldienst with one destination, and a hand-made subscriber that stands in for the hub. */
public final class World implements AutoCloseable {

    public static final UUID DESTINATION = UUID.fromString("11111111-1111-4111-8111-111111111111");
    public static final String SERVICE = "urn:de:fim:leika:leistung:99102013104000";
    private static final String SET_SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Zustelldienst service;
    private final Http http;

    public World(Path state) throws IOException {
        this(state, TestKeys.encryption().toPublicJWK().toJSONObject());
    }

    public World(Path state, Map<String, Object> encryptionKey) throws IOException {
        TestKeys.placeServiceKey(state);
        var schema = new SubmissionSchema("urn:ozg-hub:hundesteuer:1.0#anmeldung", "application/xml");
        var offered = new PublicService(SERVICE, "Hundesteuer", List.of(schema), List.of("DE051200000000"));
        service = Zustelldienst.start(
                new ZustelldienstConfig(
                        null,
                        0,
                        null,
                        null,
                        List.of(
                                new Client("portal", "portal-secret", Role.sender, null, null),
                                new Client("hub", "hub-secret", Role.subscriber, List.of(DESTINATION), null)),
                        List.of(new Destination(
                                DESTINATION,
                                "Test",
                                "active",
                                List.of(offered),
                                TestKeys.encryption().getKeyID(),
                                List.of(
                                        encryptionKey,
                                        TestKeys.signature().toPublicJWK().toJSONObject()),
                                List.of("2.1.0"),
                                null,
                                null,
                                null))),
                state,
                Clock.systemUTC());
        http = new Http(service.url());
    }

    public Zustelldienst service() {
        return service;
    }

    public Access access() {
        return new Access(service.url(), URI.create(service.url() + "/token"), "portal", "portal-secret");
    }

    /** A submission as the subscriber fetched and opened it. */
    public record Fetched(UUID submissionId, UUID caseId, JsonNode body) {

        public String open(String part) {
            return decrypt(body.path(part).asString());
        }
    }

    public List<Fetched> waiting() throws IOException, InterruptedException {
        var fetched = new ArrayList<Fetched>();
        var token = token();
        for (var entry : http.get("/submission-api/v2/submissions?limit=500", token)
                .json()
                .path("submissions")) {
            var id = entry.path("submissionId").asString();
            fetched.add(new Fetched(
                    UUID.fromString(id),
                    UUID.fromString(entry.path("caseId").asString()),
                    http.get("/submission-api/v2/submissions/" + id, token).json()));
        }
        return fetched;
    }

    public String attachment(Fetched submission, String attachmentId) throws IOException, InterruptedException {
        var path = "/submission-api/v2/submissions/" + submission.submissionId() + "/attachments/" + attachmentId;
        return decrypt(http.get(path, token()).text());
    }

    public void accept(Fetched submission) throws IOException, InterruptedException {
        var path = "/submission-api/v2/cases/" + submission.caseId() + "/events";
        var submitted = http.get(path, token()).json().path("eventLog").get(1).asString();
        try {
            var claims = MAPPER.readTree(JWSObject.parse(submitted).getPayload().toBytes());
            var tags = claims.path("events").iterator().next().path("authenticationTags");
            decide(submission, "accept-submission", Map.of("authenticationTags", tags));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public void reject(Fetched submission) throws IOException, InterruptedException {
        var problem = Map.of("type", "https://example.test/problem", "title", "t", "detail", "d", "instance", "data");
        decide(submission, "reject-submission", Map.of("problems", List.of(problem)));
    }

    private void decide(Fetched submission, String event, Map<String, Object> payload)
            throws IOException, InterruptedException {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("$schema", SET_SCHEMA);
        claims.put("jti", UUID.randomUUID());
        claims.put("iss", DESTINATION);
        claims.put("iat", Clock.systemUTC().instant().getEpochSecond());
        claims.put("sub", "submission:" + submission.submissionId());
        claims.put("txn", "case:" + submission.caseId());
        claims.put("events", Map.of("https://schema.fitko.de/fit-connect/events/" + event, payload));
        var path = "/submission-api/v2/cases/" + submission.caseId() + "/events";
        var answer = http.send("POST", path, token(), "application/jose", sign(claims));
        if (answer.status() != 204) {
            throw new IllegalStateException(answer.text());
        }
    }

    private static String sign(Map<String, Object> claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.PS512)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(TestKeys.signature().getKeyID())
                .build();
        var token = new JWSObject(header, new Payload(MAPPER.writeValueAsString(claims)));
        try {
            token.sign(new RSASSASigner(TestKeys.privateKey(1)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String decrypt(String compact) {
        try {
            var jwe = JWEObject.parse(compact);
            jwe.decrypt(new RSADecrypter(TestKeys.privateKey(0)));
            return jwe.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token() throws IOException, InterruptedException {
        return http.send(
                        "POST",
                        "/token",
                        "",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=hub&client_secret=hub-secret")
                .json()
                .path("access_token")
                .asString();
    }

    @Override
    public void close() throws IOException {
        http.close();
        service.close();
    }
}
