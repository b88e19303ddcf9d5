package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import de.ozghub.simulators.zustelldienst.Peer.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {

    private static final UUID PLAN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

    private Peer peer;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        peer = new Peer(state);
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
    }

    @Test
    void a_new_submission_gets_ids_and_its_first_event() throws Exception {
        var answer = peer.create(Peer.ACTIVE, Peer.SERVICE, List.of());

        assertThat(answer.status()).isEqualTo(201);
        var ids = new Ids(
                UUID.fromString(answer.json().path("submissionId").asString()),
                UUID.fromString(answer.json().path("caseId").asString()));
        var first = peer.events(ids).getFirst();
        assertThat(first.path("events").propertyNames())
                .containsExactly("https://schema.fitko.de/fit-connect/events/create-submission");
        assertThat(first.path("events").iterator().next().isEmpty()).isTrue();
        assertThat(first.path("iss").asString()).isEqualTo("http://zustelldienst.test/submission-api");
        assertThat(first.path("$schema").asString()).isEqualTo(Peer.SET_SCHEMA);
        assertThat(first.path("sub").asString()).isEqualTo("submission:" + ids.submissionId());
        assertThat(first.path("txn").asString()).isEqualTo("case:" + ids.caseId());
    }

    @Test
    void an_inactive_destination_takes_nothing_new() throws Exception {
        var answer = peer.create(Peer.INACTIVE, Peer.SERVICE, List.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("destination-state-invalid");
    }

    @Test
    void an_unknown_destination_is_not_found() throws Exception {
        var answer = peer.create(UUID.randomUUID(), Peer.SERVICE, List.of());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("destination-not-found");
    }

    @Test
    void a_service_that_is_not_offered_is_refused() throws Exception {
        var answer = peer.create(Peer.ACTIVE, "urn:de:fim:leika:leistung:99000000000000", List.of());

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void at_most_a_hundred_attachments_are_announced() throws Exception {
        var many = new ArrayList<UUID>();
        for (int i = 0; i <= 100; i++) {
            many.add(UUID.randomUUID());
        }

        assertThat(peer.create(Peer.ACTIVE, Peer.SERVICE, many).status()).isEqualTo(400);
    }

    @Test
    void a_subscriber_may_not_send() throws Exception {
        var answer = peer.http().post(Peer.SUBMISSIONS, peer.subscriber(), Map.of());

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_follow_up_joins_the_case_of_the_same_sender() throws Exception {
        var ids = peer.submitted();
        var follow = Map.of(
                "destinationId", Peer.ACTIVE,
                "announcedAttachments", List.of(),
                "publicService", Map.of("identifier", Peer.SERVICE),
                "caseId", ids.caseId());

        var own = peer.http().post(Peer.SUBMISSIONS, peer.sender(), follow);
        var foreign = peer.http().post(Peer.SUBMISSIONS, peer.tokenOf("other-portal"), follow);

        assertThat(own.json().path("caseId").asString()).isEqualTo(ids.caseId().toString());
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    void an_attachment_is_added_and_overwritten_until_it_is_sent_off() throws Exception {
        var ids = peer.created(PLAN);
        var second = Peer.jwe("application/pdf", "second");

        assertThat(peer.upload(ids, PLAN, Peer.jwe("application/pdf", "first")).status())
                .isEqualTo(204);
        assertThat(peer.upload(ids, PLAN, second).status()).isEqualTo(204);
        peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));

        var path = Peer.SUBMISSIONS + "/" + ids.submissionId() + "/attachments/" + PLAN;
        var fetched = peer.get(path, peer.subscriber());
        assertThat(fetched.text()).isEqualTo(second);
        assertThat(fetched.header("Content-Type")).startsWith("application/jose");
        assertThat(peer.tags(ids).path("attachments").path(PLAN.toString()).asString())
                .isEqualTo(second.substring(second.lastIndexOf('.') + 1));
        assertThat(peer.upload(ids, PLAN, second).status()).isEqualTo(409);
    }

    @Test
    void an_attachment_must_be_jose_announced_own_and_small_enough() throws Exception {
        var ids = peer.created(PLAN);
        var path = Peer.SUBMISSIONS + "/" + ids.submissionId() + "/attachments/";
        var jwe = Peer.jwe("application/pdf", "plan");

        var wrongType = peer.http().send("PUT", path + PLAN, peer.sender(), "application/pdf", jwe);
        var notAnnounced = peer.upload(ids, UUID.randomUUID(), jwe);
        var foreign = peer.http().send("PUT", path + PLAN, peer.tokenOf("other-portal"), "application/jose", jwe);
        var tooLarge = peer.upload(ids, PLAN, Peer.jwe("application/pdf", "x".repeat(200_000)));

        assertThat(wrongType.status()).isEqualTo(415);
        assertThat(notAnnounced.status()).isEqualTo(422);
        assertThat(notAnnounced.problem()).isEqualTo("attachment-not-announced");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void sending_off_needs_every_announced_attachment() throws Exception {
        var ids = peer.created(PLAN);

        var answer = peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("attachments-incomplete");
    }

    @Test
    void sending_off_writes_the_tags_of_what_is_stored() throws Exception {
        var ids = peer.created();
        var metadata = Peer.jwe("application/json", "{}");
        var data = Peer.jwe("application/xml", "<a/>");

        assertThat(peer.submit(ids, metadata, data).status()).isEqualTo(200);

        assertThat(peer.eventNames(ids)).containsExactly("create-submission", "submit-submission");
        assertThat(peer.tags(ids).path("metadata").asString())
                .isEqualTo(metadata.substring(metadata.lastIndexOf('.') + 1));
        assertThat(peer.tags(ids).path("data").asString()).isEqualTo(data.substring(data.lastIndexOf('.') + 1));
    }

    @Test
    void a_submission_is_sent_off_once() throws Exception {
        var ids = peer.submitted();

        var again = peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(peer.eventNames(ids)).hasSize(2);
    }

    @Test
    void metadata_and_data_need_their_content_type() throws Exception {
        var ids = peer.created();

        var metadata = peer.submit(ids, Peer.jwe("text/plain", "{}"), Peer.jwe("application/xml", "<a/>"));
        var data = peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("text/plain", "<a/>"));

        assertThat(metadata.status()).isEqualTo(422);
        assertThat(metadata.json().path("title").asString()).isEqualTo("Invalid JWE Header 'cty'");
        assertThat(data.status()).isEqualTo(422);
    }

    @Test
    void algorithm_compression_and_key_are_checked() throws Exception {
        var ids = peer.created();
        var metadata = Peer.jwe("application/json", "{}");

        for (var header : List.of(
                header(JWEAlgorithm.RSA_OAEP_512, EncryptionMethod.A256GCM, "test-encryption", false),
                header(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM, "test-encryption", false),
                header(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM, "test-encryption", true),
                header(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM, "test-signature", false))) {
            var answer = peer.submit(ids, metadata, Peer.jwe(header, "<a/>"));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("invalid-jwe");
        }
    }

    private static JWEHeader header(JWEAlgorithm algorithm, EncryptionMethod method, String kid, boolean zip) {
        var builder = new JWEHeader.Builder(algorithm, method)
                .contentType("application/xml")
                .keyID(kid);
        return zip ? builder.compressionAlgorithm(CompressionAlgorithm.DEF).build() : builder.build();
    }
}
