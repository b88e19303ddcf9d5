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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmPolicyTest {

    private static final String GOOD =
            "source=TR-02102-1\nvalidUntil=2031-12-31\nrsa.bits=3000\ncurve.bits=250\ndigests=SHA256, SHA512\n";

    @Test
    void the_built_in_edition_names_its_source_and_its_end() {
        var policy = AlgorithmPolicy.standard();

        assertThat(policy.source()).contains("TR-02102-1");
        assertThat(policy.rsaBits()).isEqualTo(3000);
        assertThat(policy.validUntil()).isEqualTo(LocalDate.of(2031, 12, 31));
        assertThat(policy.digests()).contains("SHA256").doesNotContain("SHA1", "MD5");
    }

    @Test
    void ends_with_its_last_day_in_germany() {
        var policy = AlgorithmPolicy.standard();

        assertThat(policy.isInForce(Instant.parse("2031-12-31T22:59:59Z"))).isTrue();
        assertThat(policy.isInForce(Instant.parse("2031-12-31T23:00:00Z"))).isFalse();
    }

    @Test
    void knows_the_digest_of_a_pss_signature() {
        var certificate = PublicJwk.parse(TestKeys.encryption().publicJwk())
                .certificates()
                .getFirst();

        assertThat(SignatureDigest.of(certificate)).isEqualTo("SHA512");
        assertThat(SignatureDigest.of(TestAuthority.named("x").issue("y", Duration.ofDays(1))))
                .isEqualTo("SHA256");
    }

    @Test
    void reads_another_edition() throws IOException {
        var policy = AlgorithmPolicy.read(new StringReader(GOOD.replace("3000", "4000")));

        assertThat(policy.rsaBits()).isEqualTo(4000);
        assertThat(policy.digests()).containsExactlyInAnyOrder("SHA256", "SHA512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "validUntil", "rsa.bits", "curve.bits", "digests"})
    void names_what_is_missing(String member) {
        var text = GOOD.replaceAll("(?m)^" + member.replace(".", "\\.") + "=.*$", "");

        assertThatThrownBy(() -> AlgorithmPolicy.read(new StringReader(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(member);
    }
}
