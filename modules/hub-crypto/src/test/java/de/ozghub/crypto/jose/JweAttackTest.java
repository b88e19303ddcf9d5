package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.JweRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The known attacks on JWE: RFC 8725 (JWT best practices), RFC 7516 §11. */
class JweAttackTest {

    private static final byte[] PLAIN = "{\"antrag\":\"Beispiel mit Inhalt\"}".getBytes(UTF_8);

    private final PublicJwk recipient = PublicJwk.parse(TestKeys.encryption().publicJwk());
    private final Map<String, PrivateJwk> keys = Map.of(
            TestKeys.encryption().kid(), PrivateJwk.parse(TestKeys.encryption().privateJwk()),
            TestKeys.otherEncryption().kid(),
                    PrivateJwk.parse(TestKeys.otherEncryption().privateJwk()),
            TestKeys.signature().kid(), PrivateJwk.parse(TestKeys.signature().privateJwk()));
    private final String genuine = Jwes.genuine(recipient, PLAIN);

    @Test
    void the_genuine_one_is_accepted() throws JweRefused, java.io.IOException {
        var decrypted = CompactJwe.decrypt(
                new ByteArrayInputStream(genuine.getBytes(ISO_8859_1)), this::key, OutputStream.nullOutputStream());

        assertThat(decrypted.plaintextBytes()).isEqualTo(PLAIN.length);
    }

    @ParameterizedTest
    @CsvSource({
        "none, A256GCM",
        "RSA1_5, A256GCM",
        "RSA-OAEP, A256GCM",
        "RSA-OAEP-512, A256GCM",
        "rsa-oaep-256, A256GCM",
        "dir, A256GCM",
        "A256KW, A256GCM",
        "ECDH-ES, A256GCM",
        "PBES2-HS512+A256KW, A256GCM",
        "RSA-OAEP-256, A128GCM",
        "RSA-OAEP-256, A256CBC-HS512",
        "RSA-OAEP-256, none"
    })
    void refuses_other_algorithms(String algorithm, String encryption) {
        var header = "{\"alg\":\"%s\",\"enc\":\"%s\",\"kid\":\"%s\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}"
                .formatted(algorithm, encryption, recipient.kid());

        assertThat(refusal(withHeader(header))).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refuses_compressed_content() {
        assertThat(refusal(withHeader(header(",\"zip\":\"DEF\"")))).isEqualTo(Reason.COMPRESSED);
    }

    @Test
    void refuses_critical_extensions() {
        assertThat(refusal(withHeader(header(",\"crit\":[\"exp\"],\"exp\":1")))).isEqualTo(Reason.CRITICAL);
    }

    @Test
    void refuses_an_unknown_and_a_missing_kid() {
        assertThat(refusal(withHeader("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"somebody-else\"}")))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(withHeader("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}")))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void refuses_the_kid_of_a_key_it_was_not_encrypted_for() {
        var header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"%s\"}"
                .formatted(TestKeys.otherEncryption().kid());

        assertThat(refusal(withHeader(header))).isEqualTo(Reason.UNWRAP_FAILED);
    }

    @Test
    void never_decrypts_with_a_signature_key() {
        var header = "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"%s\"}"
                .formatted(TestKeys.signature().kid());

        assertThat(refusal(withHeader(header))).isEqualTo(Reason.KEY_UNSUITABLE);
    }

    @Test
    void never_takes_a_key_out_of_the_header() {
        var own = TestKeys.encryption().privateJwk();

        assertThat(refusal(withHeader(
                        "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"mine\",\"jwk\":%s}".formatted(own))))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void a_changed_but_harmless_header_breaks_the_tag() {
        assertThat(refusal(withHeader(header(",\"cty\":\"text/plain\"")))).isEqualTo(Reason.TAMPERED);
    }

    @Test
    void refuses_a_header_with_a_doubled_member() {
        assertThat(refusal(withHeader(header(",\"alg\":\"RSA-OAEP-256\"")))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"x\"", "{", "{}", "{\"alg\":1,\"enc\":\"A256GCM\"}", "{}{}"})
    void refuses_a_header_that_is_no_object_with_algorithms(String header) {
        assertThat(refusal(withHeader(header))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_header_of_endless_depth() {
        assertThat(refusal(withHeader(header(",\"x\":" + "[".repeat(15_000))))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_header_that_never_ends() {
        var endless = "A".repeat(1_000_000);

        assertThat(refusal(endless)).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, Jwes.WRAPPED_KEY, endless))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, Jwes.IV, endless))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, Jwes.TAG, endless))).isEqualTo(Reason.MALFORMED);
    }

    static Stream<Integer> bits() {
        return Stream.of(0, 1, 7, 8, 63, 64, 95, 100, 127, 4000);
    }

    @ParameterizedTest
    @MethodSource("bits")
    void refuses_a_flipped_bit_anywhere(int bit) {
        assertThat(refusal(Jwes.flipped(genuine, Jwes.HEADER, bit))).isNotNull();
        assertThat(refusal(Jwes.flipped(genuine, Jwes.WRAPPED_KEY, bit))).isEqualTo(Reason.UNWRAP_FAILED);
        assertThat(refusal(Jwes.flipped(genuine, Jwes.IV, bit))).isEqualTo(Reason.TAMPERED);
        assertThat(refusal(Jwes.flipped(genuine, Jwes.CIPHERTEXT, bit))).isEqualTo(Reason.TAMPERED);
        assertThat(refusal(Jwes.flipped(genuine, Jwes.TAG, bit))).isEqualTo(Reason.TAMPERED);
    }

    @Test
    void refuses_parts_of_another_jwe() {
        var other = Jwes.genuine(recipient, PLAIN);

        for (var segment : new int[] {Jwes.WRAPPED_KEY, Jwes.IV, Jwes.CIPHERTEXT, Jwes.TAG}) {
            assertThat(refusal(Jwes.with(genuine, segment, Jwes.at(other, segment))))
                    .isEqualTo(Reason.TAMPERED);
        }
    }

    @Test
    void refuses_a_cut_ciphertext() {
        var ciphertext = Jwes.at(genuine, Jwes.CIPHERTEXT);

        assertThat(refusal(Jwes.with(genuine, Jwes.CIPHERTEXT, ciphertext.substring(0, 8))))
                .isEqualTo(Reason.TAMPERED);
        assertThat(refusal(Jwes.with(genuine, Jwes.CIPHERTEXT, ""))).isEqualTo(Reason.TAMPERED);
    }

    @Test
    void refuses_a_short_tag() {
        var tag = Jwes.at(genuine, Jwes.TAG);

        assertThat(refusal(Jwes.with(genuine, Jwes.TAG, tag.substring(0, 16)))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, Jwes.TAG, ""))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_stream_that_breaks_off_anywhere() {
        for (var length = 0; length < genuine.length(); length += 7) {
            assertThat(refusal(genuine.substring(0, length)))
                    .as("first %d characters", length)
                    .isNotNull();
        }
    }

    @Test
    void refuses_four_and_six_segments() {
        assertThat(refusal(genuine.substring(0, genuine.lastIndexOf('.')))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(genuine + ".")).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(genuine + ".AAAA")).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "\n", "\r\n", " ", "\t", "\0", "+", "/", "é", "€"})
    void refuses_what_is_not_strict_base64url_at_any_end(String stray) {
        for (var segment = Jwes.HEADER; segment <= Jwes.TAG; segment++) {
            var text = Jwes.at(genuine, segment);

            assertThat(refusal(Jwes.with(genuine, segment, text + stray))).isEqualTo(Reason.MALFORMED);
            assertThat(refusal(Jwes.with(genuine, segment, stray + text))).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refuses_padding_that_a_lenient_decoder_would_take() {
        // 512 bytes of wrapped key are 683 characters: one "=" makes the group complete.
        var padded = Jwes.at(genuine, Jwes.WRAPPED_KEY) + "=";

        assertThat(refusal(Jwes.with(genuine, Jwes.WRAPPED_KEY, padded))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(Jwes.with(genuine, Jwes.TAG, Jwes.at(genuine, Jwes.TAG) + "==")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refuses_a_second_spelling_of_the_same_bytes() {
        // 16 bytes of tag are 22 characters; the last one has four bits nobody reads.
        var tag = Jwes.at(genuine, Jwes.TAG);
        var last = tag.charAt(21);
        var spelledOtherwise = tag.substring(0, 21) + (char) (last + 1);

        assertThat(refusal(Jwes.with(genuine, Jwes.TAG, spelledOtherwise))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void tells_no_content_in_its_message() {
        var refused = catchThrowableOfType(JweRefused.class, () -> decrypt(Jwes.flipped(genuine, Jwes.TAG, 3)));

        assertThat(refused).hasMessage("JWE refused: TAMPERED").hasNoCause();
    }

    private String header(String more) {
        return "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"%s\"%s}".formatted(recipient.kid(), more);
    }

    private String withHeader(String json) {
        return Jwes.with(genuine, Jwes.HEADER, Jwes.segment(json));
    }

    private Reason refusal(String jwe) {
        return catchThrowableOfType(JweRefused.class, () -> decrypt(jwe)).reason();
    }

    private void decrypt(String jwe) throws JweRefused, java.io.IOException {
        CompactJwe.decrypt(new ByteArrayInputStream(jwe.getBytes(UTF_8)), this::key, OutputStream.nullOutputStream());
    }

    private Optional<PrivateJwk> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }
}
