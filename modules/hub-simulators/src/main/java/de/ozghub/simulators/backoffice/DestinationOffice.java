package de.ozghub.simulators.backoffice;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.portal.ServiceApi;
import de.ozghub.simulators.web.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Another authority that receives at a FIT-Connect destination of its own: it fetches what waits there, opens it with its own
 * keys, registers it by the sender's reference, and accepts or rejects with a signed event. Everything is held in memory.
 */
final class DestinationOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DestinationOffice.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String SET_SCHEMA =
            "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";
    private static final String EVENTS = "https://schema.fitko.de/fit-connect/events/";
    private static final String PROBLEM = "https://schema.fitko.de/fit-connect/events/problems/technical-error";

    private final Desk desk;
    private final FaultSwitches faults;
    private final InstantSource clock;
    private final UUID destination;
    private final ServiceApi api;
    private final RSAKey decryption;
    private final RSAKey signature;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("destination-office").unstarted(task));

    private DestinationOffice(
            Desk desk, BackOfficesConfig.Destination place, FaultSwitches faults, InstantSource clock) {
        this.desk = desk;
        this.faults = faults;
        this.clock = clock;
        this.destination = place.destinationId();
        this.api = new ServiceApi(place.access(), clock);
        this.decryption = key(place.decryptionKey());
        this.signature = key(place.signatureKey());
    }

    /** @throws IllegalArgumentException when the destination is not described, or a key file is unreadable */
    static DestinationOffice watch(Desk desk, FaultSwitches faults, InstantSource clock) {
        var place = desk.office().destination();
        if (place == null) {
            throw new IllegalArgumentException("Back office " + desk.office().key() + ": destination is missing");
        }
        var office = new DestinationOffice(desk, place, faults, clock);
        var _ = office.watcher.scheduleWithFixedDelay(office::lookSafely, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return office;
    }

    private static RSAKey key(Path file) {
        try {
            return JWK.parse(Files.readString(file)).toRSAKey();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("The key " + file + " is not readable", e);
        }
    }

    /** The loop's one catch: a service that is away must not end the watching. */
    private void lookSafely() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("office", desk.office().key())
                    .addKeyValue("fault", e.getClass().getSimpleName())
                    .log("The destination could not be looked at");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException, InterruptedException {
        if (Stream.of(BackOfficeFaults.DOWN, BackOfficeFaults.BUSY)
                .anyMatch(fault -> faults.isOn(fault, desk.office().key()))) {
            return;
        }
        for (var waiting : api.get("/v2/submissions?limit=100&offset=0&destinationId=" + destination)
                .path("submissions")) {
            take(
                    waiting.path("submissionId").asString(""),
                    waiting.path("caseId").asString(""));
        }
    }

    private void take(String submissionId, String caseId) throws IOException, InterruptedException {
        try {
            var submission = api.get("/v2/submissions/" + submissionId);
            var tags = new LinkedHashMap<String, Object>();
            var submittal = open(submissionId, submission, tags);
            if (faults.isOn(BackOfficeFaults.REFUSES, desk.office().key())) {
                throw new Refused(Refused.Code.INVALID, "The authority takes nothing at present");
            }
            if (!isInterrupted(submittal)) {
                desk.take(submittal);
            }
            tell("accept-submission", Map.of("authenticationTags", tags), submissionId, caseId);
        } catch (Refused | Unverified e) {
            LOG.atWarn().setCause(e).addKeyValue("office", desk.office().key()).log("Submission rejected");
            var problem = Map.of(
                    "type",
                    PROBLEM,
                    "title",
                    "Technischer Fehler",
                    "detail",
                    String.valueOf(e.getMessage()),
                    "instance",
                    "other");
            tell("reject-submission", Map.of("problems", List.of(problem)), submissionId, caseId);
        }
    }

    /** Registered before a death that came before the event: the same submission, not a second one. */
    private boolean isInterrupted(Submittal submittal) {
        return desk.find(submittal.key())
                .filter(made -> made.submissionId().equals(submittal.submissionId()))
                .isPresent();
    }

    private Submittal open(String submissionId, JsonNode submission, Map<String, Object> tags)
            throws IOException, InterruptedException, Unverified {
        var metadata = Json.parse(decrypted(submission.path("encryptedMetadata").asString(""), "metadata", tags));
        var data = decrypted(submission.path("encryptedData").asString(""), "data", tags);
        var structure = metadata.path("contentStructure");
        requireHash(data, structure.path("data"));
        var attachmentTags = new LinkedHashMap<String, Object>();
        var attachments = new ArrayList<Submittal.Attached>();
        for (var described : structure.path("attachments")) {
            var id = described.path("attachmentId").asString("");
            var jwe = api.text("/v2/submissions/%s/attachments/%s".formatted(submissionId, id));
            var content = decrypted(jwe, id, attachmentTags);
            requireHash(content, described);
            var part = Part.of(() -> new ByteArrayInputStream(content));
            attachments.add(new Submittal.Attached(id, part.sha256(), part));
        }
        tags.put("attachments", attachmentTags);
        var message = Part.of(() -> new ByteArrayInputStream(data));
        return new Submittal(
                metadata.path("additionalReferenceInfo").path("senderReference").asString(""),
                Desk.digest(message, attachments),
                submissionId,
                submission.path("region").asString("").replaceFirst("^DE", ""),
                desk.office().key(),
                submission.path("publicService").path("identifier").asString(""),
                structure
                        .path("data")
                        .path("submissionSchema")
                        .path("schemaUri")
                        .asString(""),
                desk.office().sealing().name(),
                message,
                attachments);
    }

    private byte[] decrypted(String compact, String part, Map<String, Object> tags) throws Unverified {
        try {
            var jwe = JWEObject.parse(compact);
            var header = jwe.getHeader();
            if (!JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || header.getCompressionAlgorithm() != null
                    || !decryption.getKeyID().equals(header.getKeyID())) {
                throw new Unverified("A part is not encrypted as agreed");
            }
            jwe.decrypt(new RSADecrypter(decryption.toRSAPrivateKey()));
            tags.put(part, compact.substring(compact.lastIndexOf('.') + 1));
            return jwe.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new Unverified("A part cannot be opened", e);
        }
    }

    private static void requireHash(byte[] content, JsonNode described) throws Unverified {
        try {
            var sha512 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(content));
            if (!sha512.equals(described.path("hash").path("content").asString(""))) {
                throw new Unverified("A hash is not that of the metadata");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }

    private void tell(String event, Map<String, Object> content, String submissionId, String caseId)
            throws IOException, InterruptedException {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("$schema", SET_SCHEMA);
        claims.put("jti", UUID.randomUUID());
        claims.put("iss", destination);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("sub", "submission:" + submissionId);
        claims.put("txn", "case:" + caseId);
        claims.put("events", Map.of(EVENTS + event, content));
        var header = new JWSHeader.Builder(JWSAlgorithm.PS512)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID(signature.getKeyID())
                .build();
        var token = new JWSObject(header, new Payload(Json.bytes(claims)));
        try {
            token.sign(new RSASSASigner(signature.toRSAPrivateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign an event", e);
        }
        api.post(
                "/v2/cases/" + caseId + "/events",
                "application/jose",
                token.serialize().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        api.close();
    }
}
