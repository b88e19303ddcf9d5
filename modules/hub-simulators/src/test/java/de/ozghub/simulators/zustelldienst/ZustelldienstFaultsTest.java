package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZustelldienstFaultsTest {

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
    void all_faults_are_listed_and_off() throws Exception {
        var list = peer.get("/faults", "").json();

        assertThat(list.valueStream().map(fault -> fault.path("id").asString()))
                .containsExactlyInAnyOrder(
                        "tampered",
                        "wrong-hash",
                        "foreign-key",
                        "xxe",
                        "billion-laughs",
                        "rate-limit",
                        "unavailable",
                        "list-lag",
                        "server-error",
                        "slow-body",
                        "token-expires",
                        "swapped-attachment",
                        "expired-certificate",
                        "callback-replay",
                        "duplicate-delivery",
                        "current-key-only");
        assertThat(list.valueStream()).allSatisfy(fault -> {
            assertThat(fault.path("active").asBoolean()).isFalse();
            assertThat(fault.path("title").asString()).isNotBlank();
            assertThat(fault.path("titleEnglish").asString()).isNotBlank();
        });
    }

    @Test
    void an_unavailable_service_answers_503_and_can_be_switched_back() throws Exception {
        peer.http().post("/faults/unavailable", "", Map.of("active", true));
        assertThat(peer.get("/submission-api/v2/info", "").status()).isEqualTo(503);

        peer.http().post("/faults/unavailable", "", Map.of("active", false));
        assertThat(peer.get("/submission-api/v2/info", "").status()).isEqualTo(200);
    }

    @Test
    void beyond_the_rate_it_answers_429_without_content_and_says_when_to_come_back() throws Exception {
        peer.http().post("/faults/rate-limit", "", Map.of("active", true, "value", 1));
        assertThat(peer.get("/submission-api/v2/info", "").status()).isEqualTo(200);

        var refused = peer.get("/submission-api/v2/info", "");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).isEmpty();
        assertThat(refused.header("RateLimit-Reset")).isEqualTo("10");
        peer.clock.tick(Duration.ofSeconds(10));
        assertThat(peer.get("/submission-api/v2/info", "").status()).isEqualTo(200);
    }

    @Test
    void the_list_lags_behind_for_so_many_seconds() throws Exception {
        peer.http().post("/faults/list-lag", "", Map.of("active", true, "value", 5));
        peer.submitted();

        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
        peer.clock.tick(Duration.ofSeconds(5));
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_failing_service_answers_500_with_a_problem() throws Exception {
        peer.faults().turn(ZustelldienstFaults.SERVER_ERROR, true);

        assertThat(peer.get("/submission-api/v2/info", "").status()).isEqualTo(500);
    }

    @Test
    void a_slow_body_comes_whole_in_the_end() throws Exception {
        peer.faults().turn(ZustelldienstFaults.SLOW_BODY, true, 1);

        var begun = System.nanoTime();
        var answer = peer.get("/submission-api/v2/info", "");

        assertThat(answer.json().path("version").path("major").asInt()).isEqualTo(2);
        assertThat(System.nanoTime() - begun)
                .isGreaterThan(Duration.ofMillis(900).toNanos());
    }

    @Test
    void a_token_ends_in_mid_run() throws Exception {
        peer.faults().turn(ZustelldienstFaults.TOKEN_EXPIRES, true, 2);
        var token = peer.subscriber();

        assertThat(peer.get(Peer.SUBMISSIONS, token).status()).isEqualTo(200);
        assertThat(peer.get(Peer.SUBMISSIONS, token).status()).isEqualTo(200);
        assertThat(peer.get(Peer.SUBMISSIONS, token).status()).isEqualTo(401);
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber()).status()).isEqualTo(200);
    }

    @Test
    void another_attachment_is_handed_out() throws Exception {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var ids = peer.created(first, second);
        var jwe = Peer.jwe("application/pdf", "eins");
        peer.upload(ids, first, jwe);
        peer.upload(ids, second, Peer.jwe("application/pdf", "zwei"));
        peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));
        peer.faults().turn(ZustelldienstFaults.SWAPPED_ATTACHMENT, true);

        var handedOut =
                peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId() + "/attachments/" + second, peer.subscriber());

        assertThat(handedOut.text()).isEqualTo(jwe);
    }

    @Test
    void a_key_shows_an_expired_certificate_of_the_same_key() throws Exception {
        peer.faults().turn(ZustelldienstFaults.EXPIRED_CERTIFICATE, true);

        var shown = RSAKey.parse(peer.get(
                        "/submission-api/v2/destinations/%s/keys/%s"
                                .formatted(Peer.ACTIVE, TestKeys.encryption().getKeyID()),
                        "")
                .text());

        var leaf = shown.getParsedX509CertChain().getFirst();
        assertThat(leaf.getNotAfter().toInstant()).isBefore(peer.clock.instant());
        assertThat(leaf.getPublicKey()).isEqualTo(TestKeys.encryption().toPublicKey());
    }

    @Test
    void the_list_names_each_submission_twice() throws Exception {
        peer.submitted();
        peer.faults().turn(ZustelldienstFaults.DUPLICATE_DELIVERY, true);

        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("submissions")
                        .valueStream()
                        .map(entry -> entry.path("submissionId").asString())
                        .distinct())
                .hasSize(1);
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_switch_takes_json_only_and_known_faults() throws Exception {
        var form = peer.http().send("POST", "/faults/unavailable", "", "text/plain", "{\"active\":true}");
        var unknown = peer.http().post("/faults/invented", "", Map.of("active", true));
        var unclear = peer.http().post("/faults/unavailable", "", Map.of());

        assertThat(form.status()).isEqualTo(415);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unclear.status()).isEqualTo(400);
    }
}
