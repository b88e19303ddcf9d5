package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {

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
    void the_list_shows_only_what_was_sent_off() throws Exception {
        peer.created();
        var ids = peer.submitted();

        var list = peer.get(Peer.SUBMISSIONS + "?destinationId=" + Peer.ACTIVE, peer.subscriber())
                .json();

        assertThat(list.path("totalCount").asInt()).isEqualTo(1);
        var entry = list.path("submissions").get(0);
        assertThat(entry.path("submissionId").asString())
                .isEqualTo(ids.submissionId().toString());
        assertThat(entry.path("caseId").asString()).isEqualTo(ids.caseId().toString());
        assertThat(entry.path("destinationId").asString()).isEqualTo(Peer.ACTIVE.toString());
    }

    @Test
    void the_list_is_paged() throws Exception {
        peer.submitted();
        var second = peer.submitted();
        peer.submitted();

        var page = peer.get(Peer.SUBMISSIONS + "?limit=1&offset=1", peer.subscriber())
                .json();

        assertThat(page.path("offset").asInt()).isEqualTo(1);
        assertThat(page.path("count").asInt()).isEqualTo(1);
        assertThat(page.path("totalCount").asInt()).isEqualTo(3);
        assertThat(page.path("submissions").get(0).path("submissionId").asString())
                .isEqualTo(second.submissionId().toString());
        assertThat(peer.get(Peer.SUBMISSIONS + "?limit=501", peer.subscriber()).status())
                .isEqualTo(400);
    }

    @Test
    void a_submission_is_fetched_with_all_its_parts() throws Exception {
        var ids = peer.created();
        var metadata = Peer.jwe("application/json", "{}");
        var data = Peer.jwe("application/xml", "<a/>");
        peer.submit(ids, metadata, data);

        var body = peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId(), peer.subscriber())
                .json();

        assertThat(body.path("encryptedMetadata").asString()).isEqualTo(metadata);
        assertThat(body.path("encryptedData").asString()).isEqualTo(data);
        assertThat(body.path("attachments").isArray()).isTrue();
        assertThat(body.path("publicService").path("identifier").asString()).isEqualTo(Peer.SERVICE);
    }

    @Test
    void what_is_not_sent_off_cannot_be_fetched() throws Exception {
        var ids = peer.created();

        var answer = peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId(), peer.subscriber());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("submission-not-found");
    }

    @Test
    void a_foreign_destination_is_forbidden() throws Exception {
        var created =
                peer.create(Peer.FOREIGN, Peer.SERVICE, java.util.List.of()).json();
        var path = Peer.SUBMISSIONS + "/" + created.path("submissionId").asString();

        assertThat(peer.get(path, peer.subscriber()).status()).isEqualTo(403);
        assertThat(peer.get(Peer.SUBMISSIONS + "?destinationId=" + Peer.FOREIGN, peer.subscriber())
                        .status())
                .isEqualTo(403);
        assertThat(peer.get(Peer.CASES + created.path("caseId").asString() + "/events", peer.subscriber())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_sender_may_not_fetch() throws Exception {
        var ids = peer.submitted();

        assertThat(peer.get(Peer.SUBMISSIONS, peer.sender()).status()).isEqualTo(403);
        assertThat(peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId(), peer.sender())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unknown_ids_are_not_found() throws Exception {
        var id = UUID.randomUUID();

        assertThat(peer.get(Peer.SUBMISSIONS + "/" + id, peer.subscriber()).problem())
                .isEqualTo("submission-not-found");
        assertThat(peer.get(Peer.CASES + id + "/events", peer.subscriber()).problem())
                .isEqualTo("case-not-found");
        assertThat(peer.get(Peer.SUBMISSIONS + "/no-uuid", peer.subscriber()).status())
                .isEqualTo(400);
    }

    @Test
    void events_of_a_submission_are_those_of_this_one_only() throws Exception {
        var ids = peer.submitted();
        peer.http()
                .post(
                        Peer.SUBMISSIONS,
                        peer.sender(),
                        java.util.Map.of(
                                "destinationId", Peer.ACTIVE,
                                "announcedAttachments", java.util.List.of(),
                                "publicService", java.util.Map.of("identifier", Peer.SERVICE),
                                "caseId", ids.caseId()));

        var ofCase =
                peer.get(Peer.CASES + ids.caseId() + "/events", peer.sender()).json();
        var ofSubmission = peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId() + "/events", peer.subscriber())
                .json();

        assertThat(ofCase.path("totalCount").asInt()).isEqualTo(3);
        assertThat(ofSubmission.path("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void the_event_log_is_paged() throws Exception {
        var ids = peer.submitted();

        var page = peer.get(Peer.CASES + ids.caseId() + "/events?limit=1&offset=1", peer.sender())
                .json();

        assertThat(page.path("eventLog").size()).isEqualTo(1);
        assertThat(page.path("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void another_sender_may_not_read_the_log() throws Exception {
        var ids = peer.submitted();

        assertThat(peer.get(Peer.CASES + ids.caseId() + "/events", peer.tokenOf("other-portal"))
                        .status())
                .isEqualTo(403);
    }
}
