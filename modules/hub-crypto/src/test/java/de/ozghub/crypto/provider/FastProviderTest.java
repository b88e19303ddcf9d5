package de.ozghub.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is chosen, and that nobody else notices. */
class FastProviderTest {

    /** Built like the real one, and broken. */
    public static final class Unhealthy extends java.security.Provider {

        private static final long serialVersionUID = 1L;

        public static final Unhealthy INSTANCE = new Unhealthy();

        private Unhealthy() {
            super("Unhealthy", "1", "");
        }

        public @Nullable Throwable getLoadingError() {
            return null;
        }

        public void assertHealthy() {
            if (!getName().isEmpty()) {
                throw new SecurityException("self-test");
            }
        }
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "x86_64"})
    void chooses_the_amazon_provider_where_it_loads() {
        assertThat(FastProvider.words()).startsWith("AmazonCorrettoCryptoProvider 2.");
    }

    @Test
    void keeps_to_the_jdk_without_it_and_says_why() {
        assertThat(FastProvider.choose("de.ozghub.NoSuchProvider").words())
                .isEqualTo("JDK (no faster provider on the class path)");
        assertThat(FastProvider.choose("java.lang.String").words())
                .isEqualTo("JDK (the faster provider is another than expected)");
    }

    @Test
    void keeps_to_the_jdk_when_the_self_test_fails() {
        assertThat(FastProvider.choose(Unhealthy.class.getName()).words())
                .isEqualTo("JDK (the faster provider fails its self-test)");
    }

    @Test
    void installs_nothing_in_front_of_the_others() {
        FastProvider.words();

        assertThat(Arrays.stream(Security.getProviders())
                        .map(provider -> provider.getName().toLowerCase(Locale.ROOT)))
                .noneMatch(name -> name.contains("amazon") || name.contains("bouncy"));
    }

    @Test
    void its_keys_are_what_the_jdk_signs_and_verifies_with() throws GeneralSecurityException {
        var generator = FastProvider.rsaKeyPairs();
        generator.initialize(new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4));
        var pair = generator.generateKeyPair();
        byte[] signature = sign(pair.getPrivate());

        var verifier = Signature.getInstance("SHA512withRSA", "SunRsaSign");
        verifier.initVerify(KeyFactory.getInstance("RSA", "SunRsaSign")
                .generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())));
        assertThat(verifier.verify(signature)).isTrue();
        assertThat(((RSAPrivateCrtKey) pair.getPrivate()).getPublicExponent()).isEqualTo(RSAKeyGenParameterSpec.F4);
        assertThat(((RSAPrivateCrtKey) pair.getPrivate()).getModulus().bitLength())
                .isEqualTo(3072);
    }

    private static byte[] sign(PrivateKey key) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA512withRSA", "SunRsaSign");
        signer.initSign(
                KeyFactory.getInstance("RSA", "SunRsaSign").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
        return signer.sign();
    }
}
