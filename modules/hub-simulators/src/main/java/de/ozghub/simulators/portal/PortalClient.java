package de.ozghub.simulators.portal;

import de.ozghub.simulators.portal.EventLog.Event;
import de.ozghub.simulators.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A FIT-Connect sender, step by step as the specification has it. Destinations and their keys are read once and kept, so
 * that sending costs no more than its own requests. Thread-safe.
 */
public final class PortalClient implements AutoCloseable {

    private static final int PAGE = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final ServiceApi api;
    private final Keys keys;
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private final ForeignKey foreignKey = new ForeignKey();

    public PortalClient(Access access, InstantSource clock) {
        this.api = new ServiceApi(access, clock);
        this.keys = new Keys(api, clock);
    }

    /**
     * What a destination offers for a service; read once.
     *
     * @throws PortalException when it is not active or does not offer the service in metadata 2.1.0
     * @throws IOException when the service cannot be reached
     */
    public Offer offer(UUID destinationId, String service) throws IOException, InterruptedException {
        var name = destinationId + "/" + service;
        var offer = offers.get(name);
        if (offer == null) {
            offer = Offer.of(destinationId, api.get("/v2/destinations/" + destinationId), service);
            offers.put(name, offer);
        }
        return offer;
    }

    /**
     * Sends an application off. On return the service has promised to deliver it.
     *
     * @throws PortalException when the service refuses, or the destination's key must not be used
     * @throws IOException when the service cannot be reached; it is then unknown whether it was sent off
     */
    public Sent submit(Application application) throws IOException, InterruptedException {
        var offer = offer(application.destinationId(), application.service());
        var key = keys.encryptionKey(offer.destinationId(), offer.encryptionKid());
        var metadata = Jwe.encrypt(Metadata.write(application, offer), "application/json", offer.encryptionKid(), key);
        var data = encryptData(application, offer, key);
        var created = create(application, offer);
        var submissionId = UUID.fromString(created.path("submissionId").asString());
        var path = "/v2/submissions/" + submissionId;
        var tags = new LinkedHashMap<UUID, String>();
        for (var attachment : application.attachments()) {
            var jwe = Jwe.encrypt(attachment.content().raw(), attachment.mediaType(), offer.encryptionKid(), key);
            api.put(path + "/attachments/" + attachment.id(), "application/jose", ascii(jwe));
            tags.put(attachment.id(), Jwe.tag(jwe));
        }
        sendOff(path, metadata, data);
        return new Sent(
                offer.destinationId(),
                submissionId,
                UUID.fromString(created.path("caseId").asString()),
                Jwe.tag(metadata),
                Jwe.tag(data),
                tags);
    }

    private String encryptData(Application application, Offer offer, PublicKey key) {
        byte[] data = application.data().raw();
        var kid = offer.encryptionKid();
        return switch (application.flaw()) {
            case TAMPERED -> Jwe.encryptAndTamper(data, offer.mimeType(), kid, key);
            case FOREIGN_KEY -> Jwe.encrypt(data, offer.mimeType(), kid, foreignKey.get());
            case NONE,
                    SCHEMA_VIOLATION,
                    WRONG_ROOT,
                    WRONG_VERSION,
                    UNKNOWN_CODE,
                    NOT_WELL_FORMED,
                    WRONG_HASH,
                    XXE,
                    BILLION_LAUGHS -> Jwe.encrypt(data, offer.mimeType(), kid, key);
        };
    }

    private JsonNode create(Application application, Offer offer) throws IOException, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("destinationId", offer.destinationId());
        body.put(
                "announcedAttachments",
                application.attachments().stream()
                        .map(Application.Attachment::id)
                        .toList());
        body.put("publicService", Map.of("identifier", offer.service(), "name", offer.serviceName()));
        body.put("region", offer.region());
        return api.post("/v2/submissions", body);
    }

    private void sendOff(String path, String metadata, String data) throws IOException, InterruptedException {
        var body = Json.bytes(Map.of("encryptedMetadata", metadata, "encryptedData", data));
        try {
            api.put(path, "application/json", body);
        } catch (PortalException e) {
            // After an answer that got lost the repetition meets a submission that was already sent off.
            if (e.status() != 409) {
                throw e;
            }
        }
    }

    /**
     * The whole event log, every token proven.
     *
     * @throws PortalException when one token must not be trusted
     * @throws IOException when the service cannot be reached
     */
    public List<Event> events(Sent sent) throws IOException, InterruptedException {
        return EventLog.prove(tokens(sent), sent, keys, api.issuer());
    }

    /** Whether a deciding event seems to be there; nothing is proven, so that asking often costs little. */
    public boolean seemsDecided(Sent sent) throws IOException, InterruptedException {
        return tokens(sent).stream()
                .map(EventLog::unprovenName)
                .anyMatch(name -> name.equals("accept-submission") || name.equals("reject-submission"));
    }

    /**
     * Waits for the deciding event and proves the log.
     *
     * @return empty when none came in time
     */
    public Optional<Event> awaitFinal(Sent sent, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!seemsDecided(sent)) {
            if (System.nanoTime() > deadline) {
                return Optional.empty();
            }
            Thread.sleep(LOOK_EVERY);
        }
        return events(sent).stream().filter(Event::isFinal).findFirst();
    }

    private List<String> tokens(Sent sent) throws IOException, InterruptedException {
        var tokens = new ArrayList<String>();
        JsonNode page;
        do {
            page = api.get("/v2/cases/" + sent.caseId() + "/events?limit=" + PAGE + "&offset=" + tokens.size());
            page.path("eventLog").forEach(token -> tokens.add(token.asString("")));
        } while (page.path("eventLog").size() == PAGE);
        return tokens;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        api.close();
    }

    /** A key nobody has the private half of; made when it is needed first. */
    private static final class ForeignKey {

        private @Nullable PublicKey key;

        synchronized PublicKey get() {
            if (key == null) {
                try {
                    var generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(4096);
                    key = generator.generateKeyPair().getPublic();
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException("every Java platform has RSA", e);
                }
            }
            return Objects.requireNonNull(key);
        }
    }
}
