package de.ozghub.fitconnect;

import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.simulators.zustelldienst.Zustelldienst;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Client;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.PublicService;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Role;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.SubmissionSchema;
import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.channel.InboundPeer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A portal that sends through the simulated Zustelldienst, which shares no code with the hub. */
final class SimulatedPeer implements InboundPeer, AutoCloseable {

    private static final String API = "/submission-api/v2";

    private final Zustelldienst service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, UUID> cases = new HashMap<>();

    SimulatedPeer(Path state, InstantSource clock) throws IOException {
        // Spares the seconds a key of its own would take.
        Files.writeString(
                state.resolve("service-key.jwk"), TestKeys.SERVICE.privateJson().toString());
        service = Zustelldienst.start(config(), state, clock);
    }

    FitConnectClient client() {
        return new FitConnectClient(
                DeliveryService.MAILBOX,
                service.url().resolve("/submission-api"),
                new Credentials(service.url().resolve("/token"), "hub", "hub-secret"),
                Duration.ofSeconds(20),
                List.of(DeliveryService.destination()));
    }

    @Override
    public String submits(byte[] data) {
        return submit(TestSubmission.of(data)
                .attach("plan.pdf", Bytes.random(1000, 1))
                .seal());
    }

    @Override
    public String submitsTampered() {
        var submission =
                TestSubmission.good().attach("plan.pdf", Bytes.random(1000, 1)).seal();
        int middle = submission.sealedData.lastIndexOf('.') - 10;
        char old = submission.sealedData.charAt(middle);
        submission.sealedData = submission.sealedData.substring(0, middle)
                + (old == 'A' ? 'B' : 'A')
                + submission.sealedData.substring(middle + 1);
        return submit(submission);
    }

    /** Somebody else who holds the destination's keys has it rejected. */
    @Override
    public void withdraws(String externalId) {
        var caseId = caseOf(externalId);
        var claims = Json.newObject()
                .put("$schema", TestSubmission.SET_SCHEMA)
                .put("jti", UUID.randomUUID().toString())
                .put("iss", TestSubmission.DESTINATION.toString())
                .put("iat", TestSubmission.SUBMITTED_AT)
                .put("sub", "submission:" + externalId)
                .put("txn", "case:" + caseId);
        claims.putObject("events")
                .putObject(EventName.REJECT.uri())
                .putArray("problems")
                .addObject()
                .put("type", "https://example.org/withdrawn")
                .put("title", "t")
                .put("detail", "d")
                .put("instance", "other");
        var event = TestSubmission.sign(TestKeys.SIGNATURE, claims);
        call("POST", "/cases/%s/events".formatted(caseId), token("hub"), "application/jose", event);
    }

    @Override
    public void isDown() {
        service.faults().turn(ZustelldienstFaults.UNAVAILABLE, true);
    }

    @Override
    public List<ReceiptKind> told(String externalId) {
        var log = call("GET", "/cases/%s/events".formatted(caseOf(externalId)), token("portal"), "text/plain", "");
        var told = new ArrayList<ReceiptKind>();
        for (var event : log.path("eventLog").values()) {
            var claims = SecurityEvent.unproven(event.asString()).orElseThrow();
            for (var kind : ReceiptKind.values()) {
                if (claims.tells(EventName.of(kind))) {
                    told.add(kind);
                }
            }
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        http.close();
        service.close();
    }

    private UUID caseOf(String externalId) {
        var caseId = cases.get(externalId);
        if (caseId == null) {
            throw new AssertionError("never submitted: " + externalId);
        }
        return caseId;
    }

    private String submit(TestSubmission submission) {
        var token = token("portal");
        ObjectNode create = Json.newObject().put("destinationId", TestSubmission.DESTINATION.toString());
        create.putObject("publicService").put("identifier", submission.service).put("name", "Test");
        create.put("region", submission.region);
        var announced = create.putArray("announcedAttachments");
        submission.announced.forEach(announced::add);
        var created = call("POST", "/submissions", token, "application/json", create.toString());
        var id = created.path("submissionId").asString();
        cases.put(id, UUID.fromString(created.path("caseId").asString()));
        submission.sealedAttachments.forEach((attachment, jwe) -> call(
                "PUT", "/submissions/%s/attachments/%s".formatted(id, attachment), token, "application/jose", jwe));
        var sealed = Json.newObject()
                .put("encryptedMetadata", submission.sealedMetadata)
                .put("encryptedData", submission.sealedData);
        call("PUT", "/submissions/" + id, token, "application/json", sealed.toString());
        return id;
    }

    private String token(String client) {
        var form = "grant_type=client_credentials&client_id=%1$s&client_secret=%1$s-secret".formatted(client);
        return send("POST", service.url().resolve("/token"), "", "application/x-www-form-urlencoded", form)
                .path("access_token")
                .asString();
    }

    private JsonNode call(String method, String path, String token, String contentType, String body) {
        return send(method, service.url().resolve(API + path), token, contentType, body);
    }

    private JsonNode send(String method, URI address, String token, String contentType, String body) {
        var builder = HttpRequest.newBuilder(address);
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        var request = builder.header("Content-Type", contentType)
                .header("User-Agent", "Testportal/1")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(
                        "%s %s: %d %s".formatted(method, address.getPath(), response.statusCode(), response.body()));
            }
            return new JsonMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static ZustelldienstConfig config() {
        var destination = TestSubmission.DESTINATION;
        return new ZustelldienstConfig(
                null,
                0,
                null,
                true,
                List.of(
                        new Client("portal", "portal-secret", Role.sender, null, null),
                        new Client("hub", "hub-secret", Role.subscriber, List.of(destination), null)),
                List.of(new Destination(
                        destination,
                        "Test",
                        "active",
                        List.of(new PublicService(
                                TestSubmission.SERVICE,
                                "Test",
                                List.of(new SubmissionSchema(TestSubmission.SCHEMA, "application/xml")),
                                List.of("DE"))),
                        TestKeys.ENCRYPTION.publicKey().kid(),
                        List.of(map(TestKeys.ENCRYPTION), map(TestKeys.SIGNATURE)),
                        List.of("2.1.0"),
                        null,
                        null,
                        null)));
    }

    private static Map<String, Object> map(TestKeys.Pair key) {
        return Map.of(
                "kty", "RSA",
                "kid", key.publicKey().kid(),
                "alg", key.publicKey().alg(),
                "key_ops", key.publicKey().keyOps(),
                "n", key.publicJson().path("n").asString(),
                "e", key.publicJson().path("e").asString());
    }
}
