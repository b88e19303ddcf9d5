package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.Http;
import de.ozghub.simulators.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Destination management: keys, roll-over, status. */
class ManagementTest {

    private static final String DESTINATIONS = "/destination-api/v1/destinations";

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
    void a_key_is_added_and_made_the_current_one_and_the_old_one_stays() throws Exception {
        var kid = "test-encryption-2027";
        assertThat(addKey(key(kid)).status()).isEqualTo(201);

        var patched = patch("{\"encryptionKid\":\"%s\"}".formatted(kid));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(publicView().path("encryptionKid").asString()).isEqualTo(kid);
        assertThat(keyStatus(kid)).isEqualTo(200);
        assertThat(keyStatus(TestKeys.encryption().getKeyID())).isEqualTo(200);
    }

    @Test
    void changes_survive_a_restart() throws Exception {
        addKey(key("test-encryption-2027"));
        patch("{\"encryptionKid\":\"test-encryption-2027\"}");

        peer.restart();

        assertThat(publicView().path("encryptionKid").asString()).isEqualTo("test-encryption-2027");
    }

    @Test
    void a_key_that_replaced_another_is_the_only_one_taken_where_the_fault_is_on() throws Exception {
        var ids = peer.created();
        addKey(key("test-encryption-2027"));
        patch("{\"encryptionKid\":\"test-encryption-2027\"}");
        peer.faults().turn(ZustelldienstFaults.CURRENT_KEY_ONLY, true);

        var refused = peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"));

        assertThat(refused.status()).isEqualTo(422);
        peer.faults().turn(ZustelldienstFaults.CURRENT_KEY_ONLY, false);
        assertThat(peer.submit(ids, Peer.jwe("application/json", "{}"), Peer.jwe("application/xml", "<a/>"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_kid_does_not_become_the_current_one() throws Exception {
        assertThat(patch("{\"encryptionKid\":\"somebody-elses\"}").status()).isEqualTo(422);
        assertThat(patch("{\"encryptionKid\":\"%s\"}"
                                .formatted(TestKeys.signature().getKeyID()))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"12345678\"}"})
    void what_does_not_meet_the_rules_is_no_key(String json) throws Exception {
        assertThat(addKey(json).status()).isEqualTo(400);
    }

    @Test
    void a_destination_is_closed_and_opened_but_never_created_again() throws Exception {
        assertThat(patch("{\"status\":\"inactive\"}").status()).isEqualTo(200);
        assertThat(peer.create(Peer.ACTIVE, Peer.SERVICE, java.util.List.of()).problem())
                .isEqualTo("destination-state-invalid");
        assertThat(patch("{\"status\":\"created\"}").status()).isEqualTo(422);
        assertThat(patch("{\"status\":\"active\"}").status()).isEqualTo(200);
        assertThat(peer.create(Peer.ACTIVE, Peer.SERVICE, java.util.List.of()).status())
                .isEqualTo(201);
    }

    @Test
    void only_the_own_destinations_are_listed_and_changed() throws Exception {
        assertThat(peer.get(DESTINATIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(peer.get(DESTINATIONS + "/" + Peer.FOREIGN, peer.subscriber())
                        .status())
                .isEqualTo(403);
        assertThat(peer.get(DESTINATIONS + "/" + Peer.ACTIVE, peer.sender()).status())
                .isEqualTo(403);
        assertThat(peer.get(DESTINATIONS + "/" + new UUID(0, 1), peer.subscriber())
                        .status())
                .isEqualTo(404);
        assertThat(peer.get(DESTINATIONS, "").status()).isEqualTo(401);
    }

    @Test
    void a_destination_is_made_opened_closed_and_deleted() throws Exception {
        var made = make(form("made-encryption"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("status").asString()).isEqualTo("created");
        var id = UUID.fromString(made.json().path("destinationId").asString());
        assertThat(peer.create(id, Peer.SERVICE, java.util.List.of()).problem()).isEqualTo("destination-state-invalid");

        assertThat(send("PATCH", id, "{\"status\":\"active\"}").status()).isEqualTo(200);
        assertThat(peer.create(id, Peer.SERVICE, java.util.List.of()).status()).isEqualTo(201);
        peer.restart();
        assertThat(listed()).isEqualTo(3);
        assertThat(send("DELETE", id, "").problem()).isEqualTo("destination-state-invalid");
        send("PATCH", id, "{\"status\":\"inactive\"}");
        assertThat(send("DELETE", id, "").status()).isEqualTo(204);

        assertThat(listed()).isEqualTo(2);
        assertThat(peer.get("/submission-api/v2/destinations/" + id, peer.sender())
                        .status())
                .isEqualTo(404);
        assertThat(send("PATCH", id, "{\"status\":\"active\"}").status()).isEqualTo(404);
    }

    @Test
    void a_destination_is_described_anew_as_a_whole_or_in_parts() throws Exception {
        var part = send("PATCH", Peer.ACTIVE, "{\"name\":\"Neuer Name\"}");
        assertThat(part.json().path("name").asString()).isEqualTo("Neuer Name");
        assertThat(part.json().path("publicServices").path(0).path("identifier").asString())
                .isEqualTo(Peer.SERVICE);

        var whole = send("PUT", Peer.ACTIVE, form("ignored-key"));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json().path("name").asString()).isEqualTo("Neue Stelle");
        assertThat(whole.json().path("encryptionKid").asString())
                .isEqualTo(TestKeys.encryption().getKeyID());
        assertThat(send("PUT", Peer.ACTIVE, "{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(send("PATCH", Peer.ACTIVE, "{\"services\":[{}]}").status()).isEqualTo(400);
    }

    @Test
    void a_destination_is_not_made_by_a_sender_nor_without_its_keys() throws Exception {
        assertThat(peer.http()
                        .send("POST", DESTINATIONS, peer.sender(), "application/json", form("made-encryption"))
                        .status())
                .isEqualTo(403);
        assertThat(make("{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(make(form("made-encryption")
                                .replace("\"encryptionKid\":\"made-encryption\"", "\"encryptionKid\":\"other\""))
                        .status())
                .isEqualTo(400);
    }

    private static String form(String kid) {
        return """
                {"name": "Neue Stelle", "contactInformation": {"legalName": "Neue Stelle", "email": "a@example.org"},
                 "services": [{"identifier": "%s", "submissionSchemas": [{"schemaUri": "urn:x-test:a", "mimeType":
                 "application/xml"}], "regions": ["DE"]}], "encryptionKid":"%s", "encryptionPublicKey": %s,
                 "signingPublicKey": %s, "metadataVersions": ["2.1.0"]}
                """.formatted(
                Peer.SERVICE, kid, key(kid), TestKeys.signature().toPublicJWK().toJSONString());
    }

    private Http.Answer make(String json) throws IOException, InterruptedException {
        return peer.http().send("POST", DESTINATIONS, peer.subscriber(), "application/json", json);
    }

    private Http.Answer send(String method, UUID id, String json) throws IOException, InterruptedException {
        return peer.http().send(method, DESTINATIONS + "/" + id, peer.subscriber(), "application/json", json);
    }

    private int listed() throws IOException, InterruptedException {
        return peer.get(DESTINATIONS, peer.subscriber())
                .json()
                .path("totalCount")
                .asInt();
    }

    private Http.Answer addKey(String json) throws IOException, InterruptedException {
        return peer.http()
                .send("POST", DESTINATIONS + "/" + Peer.ACTIVE + "/keys", peer.subscriber(), "application/json", json);
    }

    private Http.Answer patch(String json) throws IOException, InterruptedException {
        return peer.http()
                .send(
                        "PATCH",
                        DESTINATIONS + "/" + Peer.ACTIVE,
                        peer.subscriber(),
                        "application/merge-patch+json",
                        json);
    }

    private tools.jackson.databind.JsonNode publicView() throws IOException, InterruptedException {
        return peer.get("/submission-api/v2/destinations/" + Peer.ACTIVE, "").json();
    }

    private int keyStatus(String kid) throws IOException, InterruptedException {
        return peer.get("/submission-api/v2/destinations/%s/keys/%s".formatted(Peer.ACTIVE, kid), "")
                .status();
    }

    private static String key(String kid) {
        return new RSAKey.Builder(TestKeys.encryption().toPublicJWK())
                .keyID(kid)
                .build()
                .toJSONString();
    }
}
