package de.ozghub.crypto.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.PublicJwk;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmPolicyTest {

    private static final String SOURCE = "source=TR-02102-1\n";

    @Test
    void the_built_in_edition_names_its_source_and_the_end_of_each_algorithm() {
        var policy = AlgorithmPolicy.standard();

        assertThat(policy.source()).contains("TR-02102-1");
        assertThat(end(Algorithm.RSAES_OAEP, 4096)).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(end(Algorithm.ECDH, 256)).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(end(Algorithm.RSASSA_PSS, 4096)).isEqualTo(LocalDate.of(2035, 12, 31));
        assertThat(end(Algorithm.ECDSA, 521)).isEqualTo(LocalDate.of(2035, 12, 31));
        assertThat(end(Algorithm.AES_GCM, 256)).isNull();
        assertThat(policy.rules()).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(policy.toString()).contains("RSAES-OAEP from 3000 bit: until 2031-12-31");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void the_built_in_edition_knows_whatever_the_hub_uses(Algorithm algorithm) {
        assertThat(AlgorithmPolicy.standard().rule(algorithm, 16_384)).isPresent();
    }

    @Test
    void has_nothing_to_say_for_short_keys() {
        assertThat(AlgorithmPolicy.standard().rule(Algorithm.RSAES_OAEP, 2999)).isEmpty();
        assertThat(AlgorithmPolicy.standard().rule(Algorithm.ECDSA, 224)).isEmpty();
        assertThat(AlgorithmPolicy.standard().rule(Algorithm.SHA_2, 224)).isEmpty();
    }

    @Test
    void ends_with_its_last_day_in_germany() {
        var rule = AlgorithmPolicy.standard().rule(Algorithm.RSAES_OAEP, 4096).orElseThrow();

        assertThat(rule.isInForce(Instant.parse("2031-12-31T22:59:59Z"))).isTrue();
        assertThat(rule.isInForce(Instant.parse("2031-12-31T23:00:00Z"))).isFalse();
        assertThat(rule.end()).isEqualTo("2031-12-31T23:00:00Z");
    }

    @Test
    void the_line_that_ends_last_speaks_for_a_length() throws IOException {
        var policy = AlgorithmPolicy.read(
                new StringReader(
                        SOURCE
                                + "RSAES-OAEP.2000 = 2022-12-31; then\nRSAES-OAEP.3000 = 2031-12-31; now\nRSAES-OAEP.8000 = open; never\n"));

        assertThat(policy.rule(Algorithm.RSAES_OAEP, 2048))
                .map(AlgorithmRule::source)
                .contains("then");
        assertThat(policy.rule(Algorithm.RSAES_OAEP, 4096))
                .map(AlgorithmRule::source)
                .contains("now");
        assertThat(policy.rule(Algorithm.RSAES_OAEP, 16_384))
                .map(AlgorithmRule::source)
                .contains("never");
        assertThat(policy.rule(Algorithm.ECDH, 256)).isEmpty();
    }

    @Test
    void knows_the_digest_of_a_pss_signature() {
        var certificate = PublicJwk.parse(TestKeys.encryption().publicJwk())
                .certificates()
                .getFirst();

        assertThat(SignatureDigest.of(certificate)).contains(new SignatureDigest(Algorithm.SHA_2, 512));
        assertThat(SignatureDigest.of(TestAuthority.named("x").issue("y", Duration.ofDays(1))))
                .contains(new SignatureDigest(Algorithm.SHA_2, 256));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSAES-OAEP = 2031-12-31; x", "RSAES-OAEP.3000 = 2031-12-31", "RSAES-OAEP.3000 = 2031-13-31; x",
                "RSAES-OAEP.3000 = soon; x", "RC4.128 = open; x", "RSAES-OAEP.3000 ="
            })
    void names_the_line_it_cannot_read(String line) {
        assertThatThrownBy(() -> AlgorithmPolicy.read(new StringReader(SOURCE + line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.substring(0, line.indexOf(' ')));
    }

    @Test
    void says_that_the_source_is_missing() {
        assertThatThrownBy(() -> AlgorithmPolicy.read(new StringReader("AES-GCM.128 = open; x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source");
    }

    private static @Nullable LocalDate end(Algorithm algorithm, int bits) {
        return AlgorithmPolicy.standard().rule(algorithm, bits).orElseThrow().lastDay();
    }
}
