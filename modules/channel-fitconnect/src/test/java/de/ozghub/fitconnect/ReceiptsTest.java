package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.crypto.jose.JwsRefused;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The events a destination signs. */
class ReceiptsTest {

    private final DeliveryService service = new DeliveryService();
    private final TestSubmission submission =
            TestSubmission.good().attach("a.pdf", Bytes.random(10, 1)).seal();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void states_who_tells_what_about_which_submission_and_when() throws IOException, JwsRefused {
        var claims = claims(ReceiptKind.FORWARD);

        assertThat(claims.path("iss").asString()).isEqualTo(TestSubmission.DESTINATION.toString());
        assertThat(claims.path("sub").asString()).isEqualTo("submission:" + submission.id);
        assertThat(claims.path("txn").asString()).isEqualTo("case:" + submission.caseId);
        assertThat(claims.path("iat").asLong())
                .isEqualTo(service.clock.instant().getEpochSecond());
        assertThat(Json.uuid(claims, "jti")).isPresent();
        assertThat(claims.path("$schema").asString()).isEqualTo(TestSubmission.SET_SCHEMA);
        assertThat(claims.path("events").propertyNames())
                .containsExactly("https://schema.fitko.de/fit-connect/events/forward-submission");
    }

    @Test
    void accepts_with_the_very_tags_of_what_is_stored() throws IOException, JwsRefused {
        var claims = claims(ReceiptKind.ACCEPT);

        assertThat(claims.path("events").path(EventName.ACCEPT.uri()).path("authenticationTags"))
                .isEqualTo(submission.tags());
    }

    @Test
    void names_the_payload_schema_of_the_deposit() throws IOException, JwsRefused {
        var newer = "https://schema.fitko.de/fit-connect/set-payload/1.4.0/set-payload.schema.json";
        submission.claims.put("$schema", newer);

        assertThat(claims(ReceiptKind.ACCEPT).path("$schema").asString()).isEqualTo(newer);
    }

    @Test
    void names_the_known_payload_schema_if_the_deposit_names_none_of_its_kind() throws IOException, JwsRefused {
        submission.claims.put("$schema", "https://example.org/evil.json");

        assertThat(claims(ReceiptKind.ACCEPT).path("$schema").asString()).isEqualTo(TestSubmission.SET_SCHEMA);
    }

    @Test
    void rejects_with_official_types_codes_and_german_sentences() throws IOException, JwsRefused {
        var problems = claims(
                        ReceiptKind.REJECT,
                        Problem.of(ProblemCode.HASH_MISMATCH, "data"),
                        Problem.of(ProblemCode.NO_PERFORMER, "remscheid/steuer", "service", "x")
                                .with("authority", "remscheid"))
                .path("events")
                .path(EventName.REJECT.uri())
                .path("problems");

        assertThat(problems.size()).isEqualTo(2);
        assertThat(problems.get(0).path("type").asString())
                .isEqualTo("https://schema.fitko.de/fit-connect/events/problems/hash-mismatch");
        assertThat(problems.get(0).path("title").asString()).isEqualTo("Hashwert stimmt nicht");
        assertThat(problems.get(0).path("detail").asString())
                .isEqualTo("T011: Der Hashwert von data stimmt nicht mit den Metadaten überein.");
        assertThat(problems.get(0).path("instance").asString()).isEqualTo("data");
        assertThat(problems.get(1).path("type").asString()).endsWith("/technical-error");
        assertThat(problems.get(1).path("instance").asString()).isEqualTo("other");
    }

    @Test
    void every_problem_type_of_the_catalogue_has_a_title() {
        for (var code : ProblemCode.values()) {
            var problem =
                    RejectedProblems.json(List.of(Problem.of(code, "data"))).get(0);
            assertThat(problem.path("title").asString().equals("Technischer Fehler"))
                    .as(code.id())
                    .isEqualTo(problem.path("type").asString().endsWith("/technical-error"));
        }
    }

    @Test
    void does_not_reject_without_a_problem() throws IOException {
        service.offers(submission);
        var arrival = service.arrival(submission);

        assertThatThrownBy(() -> service.channel.sign(ReceiptKind.REJECT, arrival, List.of(), service.payloads))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void can_reject_what_has_no_proof() throws IOException, JwsRefused {
        submission.claims.put("iss", "https://example.org");

        assertThat(claims(ReceiptKind.REJECT, Problem.of(ProblemCode.INVALID_EVENT_LOG, "submission"))
                        .path("$schema")
                        .asString())
                .isEqualTo(TestSubmission.SET_SCHEMA);
    }

    @Test
    void each_event_has_an_id_and_time_of_its_own() throws IOException, JwsRefused {
        service.offers(submission);
        var arrival = service.arrival(submission);
        var first = service.channel.sign(ReceiptKind.FORWARD, arrival, List.of(), service.payloads);
        service.clock.tick(Duration.ofMinutes(5));

        var second = verified(service.channel.sign(ReceiptKind.FORWARD, arrival, List.of(), service.payloads));

        assertThat(second.path("jti")).isNotEqualTo(verified(first).path("jti"));
        assertThat(second.path("iat").asLong() - verified(first).path("iat").asLong())
                .isEqualTo(300);
    }

    private JsonNode claims(ReceiptKind kind, Problem... problems) throws IOException, JwsRefused {
        service.offers(submission);
        var arrival = service.arrival(submission);
        return verified(service.channel.sign(kind, arrival, List.of(problems), service.payloads));
    }

    private static JsonNode verified(String event) throws JwsRefused {
        var key = TestKeys.SIGNATURE.publicKey();
        var verified = CompactJws.verify(
                event, kid -> Optional.of(key).filter(known -> known.kid().equals(kid)), "secevent+jwt");
        return Json.object(Bytes.of(verified.payload())).orElseThrow();
    }
}
