package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
                        "list-lag");
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
    void the_switch_takes_json_only_and_known_faults() throws Exception {
        var form = peer.http().send("POST", "/faults/unavailable", "", "text/plain", "{\"active\":true}");
        var unknown = peer.http().post("/faults/invented", "", Map.of("active", true));
        var unclear = peer.http().post("/faults/unavailable", "", Map.of());

        assertThat(form.status()).isEqualTo(415);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unclear.status()).isEqualTo(400);
    }
}
