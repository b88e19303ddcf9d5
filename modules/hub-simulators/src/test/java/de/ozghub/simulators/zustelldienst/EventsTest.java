package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.zustelldienst.Peer.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

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
    void events_of_the_service_verify_with_its_published_key() throws Exception {
        var ids = peer.submitted();
        var jwk = peer.get("/submission-api/.well-known/jwks.json", "")
                .json()
                .path("keys")
                .get(0);
        var log = peer.get(Peer.CASES + ids.caseId() + "/events", peer.sender()).json();

        for (var set : log.path("eventLog")) {
            var token = JWSObject.parse(set.asString());
            assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS512);
            assertThat(token.getHeader().getType().toString()).isEqualTo("secevent+jwt");
            assertThat(token.getHeader().getKeyID()).isEqualTo(jwk.path("kid").asString());
            assertThat(token.verify(new RSASSAVerifier(RSAKey.parse(jwk.toString()))))
                    .isTrue();
        }
    }

    @Test
    void an_acceptance_is_kept_unchanged_and_ends_the_payload() throws Exception {
        var ids = peer.submitted();
        var set = Peer.sign(peer.accepting(ids));

        assertThat(peer.post(ids, set).status()).isEqualTo(204);

        var log = peer.get(Peer.CASES + ids.caseId() + "/events", peer.sender()).json();
        assertThat(log.path("eventLog").get(2).asString()).isEqualTo(set);
        assertThat(peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId(), peer.subscriber())
                        .status())
                .isEqualTo(404);
        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
        try (var files = Files.walk(state.resolve("payload"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_forwarded_submission_leaves_the_list_and_can_still_be_fetched() throws Exception {
        var ids = peer.submitted();
        var claims = peer.claims(ids, "forward-submission", Map.of());
        claims.remove("$schema");

        assertThat(peer.post(ids, Peer.sign(claims)).status()).isEqualTo(204);

        assertThat(peer.get(Peer.SUBMISSIONS, peer.subscriber())
                        .json()
                        .path("totalCount")
                        .asInt())
                .isZero();
        assertThat(peer.get(Peer.SUBMISSIONS + "/" + ids.submissionId(), peer.subscriber())
                        .status())
                .isEqualTo(200);
        assertThat(peer.post(ids, Peer.sign(peer.accepting(ids))).status()).isEqualTo(204);
    }

    @Test
    void a_rejection_with_problems_is_taken() throws Exception {
        var ids = peer.submitted();

        assertThat(peer.post(ids, Peer.sign(peer.rejecting(ids))).status()).isEqualTo(204);

        assertThat(peer.eventNames(ids)).endsWith("reject-submission");
    }

    @Test
    void a_second_decision_conflicts() throws Exception {
        var ids = peer.submitted();
        peer.post(ids, Peer.sign(peer.accepting(ids)));

        assertThat(peer.post(ids, Peer.sign(peer.accepting(ids))).status()).isEqualTo(409);
        assertThat(peer.post(ids, Peer.sign(peer.rejecting(ids))).status()).isEqualTo(409);
        assertThat(peer.eventNames(ids)).hasSize(3);
    }

    @Test
    void a_decision_before_sending_off_is_refused() throws Exception {
        var ids = peer.created();

        var answer = peer.post(ids, Peer.sign(peer.rejecting(ids)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("invalid-state-transition");
    }

    @Test
    void the_old_payload_schema_is_not_supported() throws Exception {
        var ids = peer.submitted();
        var claims = peer.accepting(ids);
        claims.put("$schema", "https://schema.fitko.de/fit-connect/set-payload/1.0.0/set-payload.schema.json");

        var answer = peer.post(ids, Peer.sign(claims));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("title").asString()).isEqualTo("Payload Schema not supported");
        assertThat(answer.json().path("issue").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "data", "attachment"})
    void tags_that_differ_are_refused(String part) throws Exception {
        var ids = peer.submitted();
        var stored = peer.tags(ids);
        var tags = new HashMap<String, Object>();
        tags.put("metadata", stored.path("metadata").asString());
        tags.put("data", stored.path("data").asString());
        if (part.equals("attachment")) {
            tags.put("attachments", Map.of(UUID.randomUUID(), "AAAAAAAAAAAAAAAAAAAAAA"));
        } else {
            tags.put(part, "AAAAAAAAAAAAAAAAAAAAAA");
        }

        var answer =
                peer.post(ids, Peer.sign(peer.claims(ids, "accept-submission", Map.of("authenticationTags", tags))));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void an_acceptance_needs_tags_and_a_rejection_problems() throws Exception {
        var ids = peer.submitted();

        assertRefused(ids, peer.claims(ids, "accept-submission", Map.of()));
        assertRefused(ids, peer.claims(ids, "reject-submission", Map.of()));
    }

    @Test
    void issuer_subject_and_case_must_match() throws Exception {
        var ids = peer.submitted();
        var other = peer.submitted();

        assertRefused(ids, with(peer.accepting(ids), "iss", Peer.INACTIVE.toString()));
        assertRefused(ids, with(peer.accepting(ids), "iss", "http://zustelldienst.test/submission-api"));
        assertRefused(ids, with(peer.accepting(ids), "sub", "submission:" + other.submissionId()));
        assertRefused(ids, with(peer.accepting(ids), "sub", "submission:" + UUID.randomUUID()));
        assertRefused(ids, with(peer.accepting(ids), "txn", "case:" + other.caseId()));
        assertRefused(ids, with(peer.accepting(ids), "jti", "1"));
        assertRefused(ids, with(peer.accepting(ids), "iat", "now"));
    }

    @Test
    void exactly_one_event_a_subscriber_may_send_is_taken() throws Exception {
        var ids = peer.submitted();
        var events = "https://schema.fitko.de/fit-connect/events/";

        assertRefused(ids, with(peer.accepting(ids), "events", Map.of()));
        assertRefused(
                ids,
                with(
                        peer.accepting(ids),
                        "events",
                        Map.of(events + "accept-submission", Map.of(), events + "forward-submission", Map.of())));
        assertRefused(ids, peer.claims(ids, "submit-submission", Map.of()));
        assertRefused(ids, peer.claims(ids, "delete-submission", Map.of()));
        assertRefused(ids, peer.claims(ids, "invented", Map.of()));
    }

    @Test
    void header_and_signature_are_checked() throws Exception {
        var ids = peer.submitted();
        var claims = peer.accepting(ids);
        var good = Peer.sign(claims);

        for (var bad : new String[] {
            Peer.sign(claims, JWSAlgorithm.PS512, "JWT", "test-signature"),
            Peer.sign(claims, JWSAlgorithm.PS256, "secevent+jwt", "test-signature"),
            Peer.sign(claims, JWSAlgorithm.PS512, "secevent+jwt", "test-encryption"),
            Peer.sign(claims, JWSAlgorithm.PS512, "secevent+jwt", "unknown"),
            good.substring(0, good.length() - 8) + "AAAAAAAA"
        }) {
            assertThat(peer.post(ids, bad).status()).isEqualTo(422);
        }
        assertThat(peer.post(ids, good).status()).isEqualTo(204);
    }

    @Test
    void media_type_and_form_of_the_body_are_checked() throws Exception {
        var ids = peer.submitted();
        var path = Peer.CASES + ids.caseId() + "/events";
        var set = Peer.sign(peer.accepting(ids));

        assertThat(peer.http()
                        .send("POST", path, peer.subscriber(), "application/json", set)
                        .status())
                .isEqualTo(415);
        assertThat(peer.post(ids, "no token").status()).isEqualTo(400);
        assertThat(peer.http()
                        .send("POST", path, peer.sender(), "application/jose", set)
                        .status())
                .isEqualTo(403);
    }

    private void assertRefused(Ids ids, Map<String, Object> claims) throws Exception {
        var answer = peer.post(ids, Peer.sign(claims));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid-set");
    }

    private static Map<String, Object> with(Map<String, Object> claims, String claim, Object value) {
        claims.put(claim, value);
        return claims;
    }
}
