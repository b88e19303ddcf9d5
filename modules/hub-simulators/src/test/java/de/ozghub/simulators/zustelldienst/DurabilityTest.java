package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    private static final UUID PLAN = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

    private Peer peer;
    private Path state;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        this.state = state;
        peer = new Peer(state);
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
    }

    @Test
    void every_state_survives_a_restart() throws Exception {
        var half = peer.created(PLAN);
        peer.upload(half, PLAN, Peer.jwe("application/pdf", "plan"));
        var waiting = peer.submitted();
        var accepted = peer.submitted();
        peer.post(accepted, Peer.sign(peer.accepting(accepted)));
        var log = peer.get(Peer.CASES + accepted.caseId() + "/events", peer.sender())
                .text();

        peer.restart();

        assertThat(peer.get(Peer.CASES + accepted.caseId() + "/events", peer.sender())
                        .text())
                .isEqualTo(log);
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(peer.get(Peer.SUBMISSIONS + "/" + waiting.submissionId(), peer.subscriber())
                        .status())
                .isEqualTo(200);
        assertThat(peer.submit(half, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_line_torn_by_a_death_is_cut_off() throws Exception {
        var ids = peer.submitted();
        Files.writeString(state.resolve("log.jsonl"), "{\"change\":\"crea", StandardOpenOption.APPEND);

        peer.restart();
        var next = peer.submitted();
        peer.restart();

        assertThat(peer.eventNames(ids)).hasSize(2);
        assertThat(peer.eventNames(next)).hasSize(2);
    }

    @Test
    void keys_are_readable_by_their_owner_only() throws Exception {
        var permissions = Files.getPosixFilePermissions(state.resolve("token-secret"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void an_incomplete_submission_is_deleted_after_a_day() throws Exception {
        var ids = peer.created();
        peer.clock.tick(Duration.ofDays(1));

        var answer = peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(peer.eventNames(ids)).endsWith("delete-submission");
    }

    @Test
    void what_nobody_fetches_is_rejected_by_the_service_after_14_days_and_deleted_on_day_21() throws Exception {
        var ids = peer.submitted();

        peer.clock.tick(Duration.ofDays(14).minusSeconds(1));
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
        peer.clock.tick(Duration.ofSeconds(1));
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();

        var rejection = peer.events(ids).getLast();
        assertThat(peer.eventNames(ids)).endsWith("reject-submission");
        assertThat(rejection.path("iss").asString()).isEqualTo("http://zustelldienst.test/submission-api");
        assertThat(rejection.path("events").iterator().next().path("problems").size())
                .isEqualTo(1);
        assertThat(peer.post(ids, Peer.sign(peer.accepting(ids))).status()).isEqualTo(409);

        peer.clock.tick(Duration.ofDays(7));
        assertThat(peer.eventNames(ids)).endsWith("delete-submission");
    }

    @Test
    void a_forwarded_submission_is_not_rejected_by_the_service() throws Exception {
        var ids = peer.submitted();
        peer.post(ids, Peer.sign(peer.claims(ids, "forward-submission", java.util.Map.of())));
        peer.clock.tick(Duration.ofDays(20));

        assertThat(peer.eventNames(ids)).endsWith("forward-submission");
        assertThat(peer.post(ids, Peer.sign(peer.accepting(ids))).status()).isEqualTo(204);
    }
}
