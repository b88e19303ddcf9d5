package de.ozghub.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.fitconnect.CallbackProof.Fault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks: the two official vectors, and everything that is nearly one. */
class CallbackProofTest {

    private static final long TIMESTAMP = 1_672_527_599L;
    private static final String SECRET = "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0";
    private static final String BODY_1 =
            "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\","
                    + "\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"]}";
    private static final String HMAC_1 = "798cd0edb70c08e5b32aa8a18cbbc8ff6b3078c51af6d011ff4e32e470c74623"
            + "4fc4314821fe5185264b029e962bd37de33f3b9fc5f1a93c40ce6672845e90df";
    private static final String BODY_2 =
            "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\","
                    + "\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"],"
                    + "\"submissions\":[{\"destinationId\":\"d12caea8-f372-4eb1-b102-b0a228253a11\","
                    + "\"submissionId\":\"f39ab143-d91a-474a-b69f-b00f1a1873c2\","
                    + "\"caseId\":\"9eec7d3e-dc66-4f82-9f52-1520bf96a32e\"}]}";
    private static final String HMAC_2 = "2056b372b5bcec06d8f11ab79b84b42d6cbe1c8e1178cdfa36e4385dcf717758"
            + "aaa7599f417d9ec3e079087884f4fd59680bf713621383e2d4414ef74fb10df3";

    private final String stamp = Long.toString(TIMESTAMP);

    @Test
    void takes_both_official_vectors() {
        var proof = proof(0);

        assertThat(proof.fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8))).isEmpty();
        assertThat(proof.fault(stamp, HMAC_2, BODY_2.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void takes_upper_case_hexadecimal() {
        assertThat(proof(0).fault(stamp, HMAC_1.toUpperCase(Locale.ROOT), BODY_1.getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300, ", "301, TOO_OLD", "-300, ", "-301, IN_THE_FUTURE"})
    void keeps_to_a_window_of_five_minutes(int age, Fault fault) {
        var found = proof(age).fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8));

        assertThat(found.orElse(null)).isEqualTo(fault);
    }

    @Test
    void refuses_the_same_call_again_however_it_is_written() {
        var proof = proof(0);
        assertThat(proof.fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8))).isEmpty();

        assertThat(proof.fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8))).contains(Fault.REPLAYED);
        assertThat(proof.fault(stamp, HMAC_1.toUpperCase(Locale.ROOT), BODY_1.getBytes(UTF_8)))
                .contains(Fault.REPLAYED);
    }

    @Test
    void remembers_no_call_that_was_not_genuine() {
        var proof = proof(0);
        assertThat(proof.fault(stamp, HMAC_2, BODY_1.getBytes(UTF_8))).contains(Fault.AUTHENTICATION_WRONG);

        assertThat(proof.fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "gestern", "-1", "1672527599.0", " 1672527599", "9999999999999"})
    void refuses_a_time_stamp_that_is_none(String timestamp) {
        assertThat(proof(0).fault(timestamp, HMAC_1, BODY_1.getBytes(UTF_8))).contains(Fault.TIMESTAMP_MISSING);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "kein-hex", "798cd0", "0x798cd0"})
    void refuses_an_authentication_that_is_no_hmac(String authentication) {
        assertThat(proof(0).fault(stamp, authentication, BODY_1.getBytes(UTF_8)))
                .contains(Fault.AUTHENTICATION_MISSING);
    }

    @Test
    void refuses_a_body_that_was_formatted_anew_or_shortened() {
        var spaced = BODY_1.replace(",", ", ").getBytes(UTF_8);
        var withLineEnd = (BODY_1 + "\r\n").getBytes(UTF_8);

        assertThat(proof(0).fault(stamp, HMAC_1, spaced)).contains(Fault.AUTHENTICATION_WRONG);
        assertThat(proof(0).fault(stamp, HMAC_1, withLineEnd)).contains(Fault.AUTHENTICATION_WRONG);
        assertThat(proof(0).fault(stamp, HMAC_1, new byte[0])).contains(Fault.AUTHENTICATION_WRONG);
    }

    @Test
    void refuses_another_time_stamp_than_the_authenticated_one() {
        assertThat(proof(0).fault(Long.toString(TIMESTAMP + 1), HMAC_1, BODY_1.getBytes(UTF_8)))
                .contains(Fault.AUTHENTICATION_WRONG);
    }

    @Test
    void refuses_another_secret() {
        var other = new CallbackProof("another", InstantSource.fixed(Instant.ofEpochSecond(TIMESTAMP)));

        assertThat(other.fault(stamp, HMAC_1, BODY_1.getBytes(UTF_8))).contains(Fault.AUTHENTICATION_WRONG);
    }

    private static CallbackProof proof(int age) {
        return new CallbackProof(SECRET, InstantSource.fixed(Instant.ofEpochSecond(TIMESTAMP + age, 999_000_000)));
    }
}
