package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenEndpointTest {

    private static final String GRANT = "grant_type=client_credentials&";

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
    void gives_a_sender_a_signed_token_for_thirty_minutes() throws Exception {
        var answer = peer.token(GRANT + "client_id=portal&client_secret=portal-secret");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(1800);
        assertThat(answer.json().path("scope").asString())
                .isEqualTo("https://schema.fitko.de/fit-connect/oauth/scopes/send-submissions");
        assertThat(answer.json().path("access_token").asString().split("\\.", -1))
                .hasSize(3);
    }

    @Test
    void gives_a_subscriber_both_its_scopes() throws Exception {
        var answer = peer.token(GRANT + "client_id=hub&client_secret=hub-secret");

        assertThat(answer.json().path("scope").asString())
                .contains("scopes/manage-destinations", "scopes/subscribe-destinations");
    }

    @Test
    void refuses_http_basic() throws Exception {
        var basic = Base64.getEncoder().encodeToString("portal:portal-secret".getBytes(StandardCharsets.UTF_8));
        var request = peer.http()
                .request("/token", "")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));

        var answer = peer.http().send(request);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void refuses_a_wrong_secret() throws Exception {
        var answer = peer.token(GRANT + "client_id=portal&client_secret=guess");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void refuses_another_grant() throws Exception {
        var answer = peer.token("grant_type=password&client_id=portal&client_secret=portal-secret");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refuses_a_subscriber_without_destination() throws Exception {
        var answer = peer.token(GRANT + "client_id=idle&client_secret=idle-secret");

        assertThat(answer.json().path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void refuses_a_body_that_is_no_form() throws Exception {
        var answer = peer.http().post("/token", "", Map.of("grant_type", "client_credentials"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_call_without_token_is_unauthorized() throws Exception {
        var answer = peer.get(Peer.SUBMISSIONS, "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_token_expires_after_thirty_minutes() throws Exception {
        var token = peer.subscriber();
        peer.clock.tick(Duration.ofMinutes(30));

        assertThat(peer.get(Peer.SUBMISSIONS, token).status()).isEqualTo(401);
    }

    @Test
    void a_token_with_an_altered_signature_is_refused() throws Exception {
        var token = peer.subscriber();
        var altered = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(43);

        assertThat(peer.get(Peer.SUBMISSIONS, altered).status()).isEqualTo(401);
    }

    @Test
    void a_token_survives_a_restart() throws Exception {
        var token = peer.subscriber();
        peer.restart();

        assertThat(peer.get(Peer.SUBMISSIONS, token).status()).isEqualTo(200);
    }
}
