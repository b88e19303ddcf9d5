package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationsTest {

    private static final String PATH = "/submission-api/v2/destinations/" + Peer.ACTIVE;

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
    void a_destination_is_read_without_a_token() throws Exception {
        var answer = peer.get(PATH, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("active");
        assertThat(answer.json().path("encryptionKid").asString()).isEqualTo("test-encryption");
        assertThat(answer.json().path("metadataVersions").get(0).asString()).isEqualTo("2.1.0");
        var service = answer.json().path("publicServices").get(0);
        assertThat(service.path("identifier").asString()).isEqualTo(Peer.SERVICE);
        assertThat(service.path("submissionSchemas").get(0).path("mimeType").asString())
                .isEqualTo("application/xml");
    }

    @Test
    void an_unknown_destination_is_not_found() throws Exception {
        var answer = peer.get("/submission-api/v2/destinations/" + UUID.randomUUID(), "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("destination-not-found");
    }

    @Test
    void encryption_and_signature_key_are_read_by_kid() throws Exception {
        var encryption = peer.get(PATH + "/keys/test-encryption", "").json();
        var signature = peer.get(PATH + "/keys/test-signature", "").json();

        assertThat(encryption.path("key_ops").get(0).asString()).isEqualTo("wrapKey");
        assertThat(encryption.path("x5c").size()).isEqualTo(1);
        assertThat(encryption.has("d")).isFalse();
        assertThat(signature.path("alg").asString()).isEqualTo("PS512");
    }

    @Test
    void an_unknown_kid_is_not_found() throws Exception {
        assertThat(peer.get(PATH + "/keys/none", "").status()).isEqualTo(404);
    }

    @Test
    void the_key_list_exists_at_the_destination_api_only() throws Exception {
        var list = peer.get("/destination-api/v2/destinations/" + Peer.ACTIVE + "/keys", "");

        assertThat(list.json().path("keys").size()).isEqualTo(2);
        assertThat(peer.get(PATH + "/keys", "").status()).isEqualTo(404);
    }

    @Test
    void the_service_publishes_its_signature_key_and_version() throws Exception {
        var key = peer.get("/submission-api/.well-known/jwks.json", "")
                .json()
                .path("keys")
                .get(0);

        assertThat(key.path("alg").asString()).isEqualTo("PS512");
        assertThat(key.path("key_ops").get(0).asString()).isEqualTo("verify");
        assertThat(key.path("n").asString())
                .isEqualTo(TestKeys.encryption().getModulus().toString());
        assertThat(key.has("d")).isFalse();
        assertThat(peer.get("/submission-api/v2/info", "")
                        .json()
                        .path("version")
                        .path("major")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_request_without_user_agent_is_forbidden() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), peer.http().port())) {
            socket.getOutputStream()
                    .write("GET /submission-api/v2/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403");
        }
    }
}
