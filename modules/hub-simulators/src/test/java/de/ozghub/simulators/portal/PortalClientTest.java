package de.ozghub.simulators.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.ozghub.simulators.TestKeys;
import de.ozghub.simulators.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PortalClientTest {

    private World world;
    private PortalClient portal;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        world = new World(state);
        portal = new PortalClient(world.access(), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        portal.close();
        world.close();
    }

    private Application application(Flaw flaw, int attachments) throws IOException, InterruptedException {
        var offer = portal.offer(World.DESTINATION, World.SERVICE);
        return DogTax.application(new Random(1), Clock.systemUTC().instant(), offer, flaw, attachments, 100);
    }

    @Test
    void what_was_sent_arrives_readable_and_with_right_hashes() throws Exception {
        var application = application(Flaw.NONE, 1);

        var sent = portal.submit(application);

        var fetched = world.waiting().getFirst();
        assertThat(fetched.submissionId()).isEqualTo(sent.submissionId());
        assertThat(fetched.open("encryptedData").getBytes(StandardCharsets.UTF_8))
                .isEqualTo(application.data().bytes());
        var metadata = new JsonMapper().readTree(fetched.open("encryptedMetadata"));
        assertThat(metadata.path("$schema").asString()).contains("/metadata/2.1.0/");
        var structure = metadata.path("contentStructure");
        assertThat(structure.path("data").path("hash").path("content").asString())
                .isEqualTo(application.data().sha512());
        assertThat(structure
                        .path("data")
                        .path("submissionSchema")
                        .path("schemaUri")
                        .asString())
                .isEqualTo("urn:ozg-hub:hundesteuer:1.0#anmeldung");
        var attachment = structure.path("attachments").get(0);
        assertThat(world.attachment(fetched, attachment.path("attachmentId").asString()))
                .startsWith("%PDF-1.4");
    }

    @Test
    void an_acceptance_is_awaited_and_proven() throws Exception {
        var sent = portal.submit(application(Flaw.NONE, 1));
        world.accept(world.waiting().getFirst());

        var decision = portal.awaitFinal(sent, Duration.ofSeconds(20)).orElseThrow();

        assertThat(decision.isAcceptance()).isTrue();
        assertThat(decision.byDestination()).isTrue();
        assertThat(portal.events(sent))
                .extracting(EventLog.Event::name)
                .containsExactly("create-submission", "submit-submission", "accept-submission");
    }

    @Test
    void a_rejection_brings_its_problems() throws Exception {
        var sent = portal.submit(application(Flaw.NONE, 0));
        world.reject(world.waiting().getFirst());

        var decision = portal.awaitFinal(sent, Duration.ofSeconds(20)).orElseThrow();

        assertThat(decision.isAcceptance()).isFalse();
        assertThat(decision.problems()).containsExactly("https://example.test/problem");
    }

    @Test
    void waiting_ends_when_nobody_decides() throws Exception {
        var sent = portal.submit(application(Flaw.NONE, 0));

        assertThat(portal.awaitFinal(sent, Duration.ZERO)).isEmpty();
    }

    @Test
    void events_with_other_tags_than_sent_prove_nothing() throws Exception {
        var sent = portal.submit(application(Flaw.NONE, 1));
        var altered = new Sent(
                sent.destinationId(),
                sent.submissionId(),
                sent.caseId(),
                sent.metadataTag(),
                "AAAA",
                sent.attachmentTags());
        var withoutAttachment = new Sent(
                sent.destinationId(), sent.submissionId(), sent.caseId(), sent.metadataTag(), sent.dataTag(), Map.of());
        var another = new Sent(
                sent.destinationId(),
                UUID.randomUUID(),
                sent.caseId(),
                sent.metadataTag(),
                sent.dataTag(),
                sent.attachmentTags());

        for (var wrong : List.of(altered, withoutAttachment, another)) {
            assertThatExceptionOfType(PortalException.class).isThrownBy(() -> portal.events(wrong));
        }
    }

    @Test
    void tampered_data_and_a_foreign_key_cannot_be_opened_by_the_receiver() throws Exception {
        portal.submit(application(Flaw.TAMPERED, 0));
        portal.submit(application(Flaw.FOREIGN_KEY, 0));

        for (var fetched : world.waiting()) {
            assertThat(fetched.open("encryptedMetadata")).isNotEmpty();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> fetched.open("encryptedData"));
        }
    }

    @Test
    void a_wrong_hash_differs_from_the_data() throws Exception {
        var application = application(Flaw.WRONG_HASH, 0);
        portal.submit(application);

        var fetched = world.waiting().getFirst();
        assertThat(fetched.open("encryptedMetadata"))
                .doesNotContain(application.data().sha512());
    }

    @Test
    void a_key_whose_certificate_has_expired_is_not_used(@TempDir Path state) throws Exception {
        var key = new HashMap<>(TestKeys.encryption().toPublicJWK().toJSONObject());
        var expired = TestKeys.certificate(0, Clock.systemUTC().instant().minusSeconds(60));
        key.put("x5c", List.of(Base64.getEncoder().encodeToString(expired.getEncoded())));

        try (var other = new World(state, key);
                var client = new PortalClient(other.access(), Clock.systemUTC())) {
            var application = application(Flaw.NONE, 0);

            assertThatExceptionOfType(PortalException.class)
                    .isThrownBy(() -> client.submit(application))
                    .withMessageContaining("certificate");
            assertThat(other.waiting()).isEmpty();
        }
    }

    @Test
    void a_service_nobody_offers_is_not_sent() {
        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(() -> portal.offer(World.DESTINATION, "urn:de:fim:leika:leistung:99000000000000"));
    }
}
