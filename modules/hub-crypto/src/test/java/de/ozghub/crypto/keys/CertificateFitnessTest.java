package de.ozghub.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFitnessTest {

    private final SigningKey key = Pairs.pair(KeyKind.EC_P256, "hub").key();

    @Test
    void passes_from_the_first_to_the_last_instant() {
        assertThatCode(() -> key.requireUsable(TestKeys.NOW)).doesNotThrowAnyException();
        assertThatCode(() -> key.requireUsable(TestKeys.NOW.plus(TestKeys.YEAR)))
                .doesNotThrowAnyException();
    }

    @Test
    void names_key_and_reason_outside() {
        assertUnusable(TestKeys.NOW.minusSeconds(1), KeyUnusable.Reason.NOT_YET_VALID);
        assertUnusable(TestKeys.NOW.plus(TestKeys.YEAR).plusSeconds(1), KeyUnusable.Reason.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048})
    void finds_short_rsa_keys_weak(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);

        assertWeak(generator.generateKeyPair().getPublic());
    }

    @Test
    void finds_other_kinds_of_keys_weak() throws GeneralSecurityException {
        assertWeak(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1"})
    void passes_the_usual_curves(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        var publicKey = generator.generateKeyPair().getPublic();

        assertThatCode(() -> CertificateFitness.requireStrong("x", publicKey)).doesNotThrowAnyException();
    }

    private static void assertWeak(PublicKey publicKey) {
        assertThatThrownBy(() -> CertificateFitness.requireStrong("x", publicKey))
                .isInstanceOfSatisfying(
                        KeyUnusable.class, e -> assertThat(e.reason()).isEqualTo(KeyUnusable.Reason.WEAK));
    }

    private void assertUnusable(Instant at, KeyUnusable.Reason reason) {
        assertThatThrownBy(() -> key.requireUsable(at))
                .isInstanceOfSatisfying(KeyUnusable.class, e -> {
                    assertThat(e.key()).isEqualTo("hub");
                    assertThat(e.reason()).isEqualTo(reason);
                })
                .hasMessageContaining("hub")
                .hasMessageContaining(reason.name());
    }
}
