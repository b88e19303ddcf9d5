package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.channel.Fetch;
import de.ozghub.core.channel.Opening;
import de.ozghub.submission.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proof of deposit: what holds, and every way it can be forged. */
class DepositCheckTest {

    private static final Instant CLAIMED = Instant.ofEpochSecond(TestSubmission.SUBMITTED_AT);

    private final DeliveryService service = new DeliveryService();
    private final TestSubmission submission = TestSubmission.good().seal();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void takes_the_time_of_the_event_as_legal_time_of_receipt() throws IOException {
        service.offers(submission);

        var fetched = fetched();

        assertThat(fetched.receivedAt()).isEqualTo(CLAIMED);
        assertThat(fetched.faults()).isEmpty();
    }

    @Test
    void finds_its_own_event_among_those_of_the_case() throws IOException {
        var earlier = TestSubmission.good().seal();
        earlier.claims.put("txn", "case:" + submission.caseId);
        var created = submission.claims.deepCopy();
        created.putObject("events").putObject("https://schema.fitko.de/fit-connect/events/create-submission");
        service.offers(
                submission,
                "no event at all",
                earlier.submitEvent(service.issuer()),
                TestSubmission.sign(TestKeys.SERVICE, created),
                submission.submitEvent(service.issuer()));

        assertThat(fetched().faults()).isEmpty();
    }

    @Test
    void does_not_take_a_signature_of_another_key_under_a_known_kid() throws IOException {
        submission.signer = TestKeys.NEW_SERVICE.as("test-service-key");

        assertBroken("signature");
    }

    @Test
    void does_not_take_a_signature_of_the_destination_itself() throws IOException {
        submission.signer = TestKeys.SIGNATURE;

        assertBroken("unknown_key");
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://example.org/submission-api, iss",
        "iss, d12caea8-f372-4eb1-b102-b0a228253a11, iss",
        "sub, submission:00000000-0000-4000-8000-000000000000, sub",
        "sub, reply:00000000-0000-4000-8000-000000000000, sub",
        "txn, case:00000000-0000-4000-8000-000000000000, txn",
        "jti, not-a-uuid, jti"
    })
    void does_not_take_wrong_claims(String claim, String value, String reason) throws IOException {
        submission.claims.put(claim, value);

        assertBroken(reason);
    }

    @ParameterizedTest
    @CsvSource({"iss", "sub", "txn", "jti", "iat"})
    void does_not_take_missing_claims(String claim) throws IOException {
        submission.submitEvent(service.issuer());
        submission.claims.remove(claim);

        assertBroken(claim);
    }

    @Test
    void does_not_take_a_time_before_fit_connect() throws IOException {
        submission.claims.put("iat", 1_577_833_199L);
        service.offers(submission);

        var fetched = fetched();

        assertThat(fetched.faults()).extracting(DepositCheckTest::reason).containsExactly("iat");
        assertThat(fetched.receivedAt()).isEqualTo(service.clock.instant());
    }

    @Test
    void does_not_take_two_events_in_one_token() throws IOException {
        submission.events().putObject(EventName.ACCEPT.uri());

        assertBroken("events");
    }

    @Test
    void does_not_take_two_deposits_of_one_submission() throws IOException {
        var event = submission.submitEvent(service.issuer());
        service.offers(submission, event, event);

        assertThat(fetched().faults()).extracting(DepositCheckTest::reason).containsExactly("submit-submission: 2");
    }

    @Test
    void does_not_take_a_log_without_deposit() throws IOException {
        service.offers(submission, new String[0]);

        var fetched = fetched();

        assertThat(fetched.faults()).extracting(DepositCheckTest::reason).containsExactly("submit-submission: 0");
        assertThat(fetched.receivedAt()).isEqualTo(service.clock.instant());
    }

    @ParameterizedTest
    @CsvSource({"none, secevent+jwt, algorithm", "PS256, secevent+jwt, algorithm", "PS512, jwt, type"})
    void does_not_take_another_header(String algorithm, String type, String reason) throws IOException {
        var header = "{\"alg\":\"%s\",\"typ\":\"%s\",\"kid\":\"test-service-key\"}".formatted(algorithm, type);
        var event = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + submission.submitEvent(service.issuer()).replaceFirst("^[^.]*", "");
        service.offers(submission, event);

        assertThat(fetched().faults()).extracting(DepositCheckTest::reason).containsExactly(reason);
    }

    @Test
    void does_not_take_a_deposit_without_tags() throws IOException {
        submission.events().putObject(EventName.SUBMIT.uri());
        service.offers(submission);

        assertThat(fetched().faults())
                .extracting(problem -> problem.code().id())
                .containsExactly("missing-authentication-tags");
    }

    @Test
    void rejects_at_opening_what_has_no_proof() throws IOException {
        submission.claims.put("iss", "https://example.org");

        assertThat(service.rejection(submission)).containsExactly("invalid-event-log submission");
    }

    @Test
    void opens_with_the_keys_of_the_day_of_deposit() throws IOException {
        service.offers(submission);
        var arrival = service.arrival(submission);
        service.publishes(TestKeys.NEW_SERVICE);

        assertThat(service.channel.open(arrival, service.payloads)).isInstanceOf(Opening.Opened.class);
    }

    private void assertBroken(String reason) throws IOException {
        if (!submission.claims.path("iss").isMissingNode()
                && submission.claims.path("iss").asString("").equals(DeliveryService.ISSUER_PLACEHOLDER)) {
            submission.claims.put("iss", service.issuer());
        }
        service.offers(submission, TestSubmission.sign(submission.signer, submission.claims));

        var fetched = fetched();

        assertThat(fetched.faults()).extracting(problem -> problem.code().id()).containsExactly("invalid-event-log");
        assertThat(fetched.faults()).extracting(DepositCheckTest::reason).containsExactly(reason);
        assertThat(fetched.receivedAt()).isEqualTo(submission.claims.has("iat") ? CLAIMED : service.clock.instant());
        assertThat(List.of(UUID.fromString(String.valueOf(fetched.externalCase()))))
                .containsExactly(submission.caseId);
    }

    private static String reason(Problem problem) {
        return String.valueOf(problem.parameters().get("reason"));
    }

    private Fetch.Fetched fetched() throws IOException {
        var fetch = service.fetch(submission);
        assertThat(fetch).isInstanceOf(Fetch.Fetched.class);
        return (Fetch.Fetched) fetch;
    }
}
