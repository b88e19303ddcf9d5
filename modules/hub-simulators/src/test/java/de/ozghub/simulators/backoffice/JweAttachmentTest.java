package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import de.ozghub.simulators.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nimbus encrypts in memory is opened as a stream; whatever was changed is not. */
class JweAttachmentTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 49_151, 49_152, 49_153, 300_000})
    void opens_content_of_any_length_for_either_kind_of_key(int length) throws Exception {
        assertThat(check(rsa(length), TestKeys.privateKey(0))).isEqualTo(length);
        var elliptic = elliptic("secp521r1");
        assertThat(check(elliptic(length, elliptic), elliptic.getPrivate())).isEqualTo(length);
    }

    @Test
    void refuses_whatever_was_changed_or_cut_off() throws Exception {
        var jwe = rsa(1000);
        for (int at = 0; at < jwe.length(); at += 7) {
            char other = jwe.charAt(at) == 'A' ? 'B' : 'A';
            var changed = jwe.substring(0, at) + other + jwe.substring(at + 1);
            // The last character of a segment may hold bits that mean nothing.
            if (at + 1 < jwe.length() && jwe.charAt(at + 1) != '.') {
                assertRefused(changed, TestKeys.privateKey(0));
            }
        }
        for (int length : new int[] {0, 10, jwe.indexOf('.') + 1, jwe.length() / 2, jwe.lastIndexOf('.')}) {
            assertRefused(jwe.substring(0, length), TestKeys.privateKey(0));
        }
    }

    @Test
    void refuses_what_was_encrypted_for_another() throws Exception {
        assertRefused(rsa(1000), TestKeys.privateKey(1));
        assertRefused(
                elliptic(1000, elliptic("secp256r1")), elliptic("secp256r1").getPrivate());
        assertRefused(
                elliptic(1000, elliptic("secp256r1")), elliptic("secp521r1").getPrivate());
        assertRefused(rsa(1000), elliptic("secp256r1").getPrivate());
        assertRefused(elliptic(1000, elliptic("secp256r1")), TestKeys.privateKey(0));
    }

    private static void assertRefused(String jwe, PrivateKey key) {
        assertThatExceptionOfType(Unverified.class).isThrownBy(() -> check(jwe, key));
    }

    private static long check(String jwe, PrivateKey key) throws Unverified, IOException {
        return new JweAttachment(new ByteArrayInputStream(jwe.getBytes(StandardCharsets.US_ASCII))).check(key);
    }

    private static String rsa(int length) throws Exception {
        var certificate = TestKeys.certificate(0, Instant.now().plusSeconds(3600));
        return jwe(length, JWEAlgorithm.RSA_OAEP_256, new RSAEncrypter((RSAPublicKey) certificate.getPublicKey()));
    }

    private static String elliptic(int length, KeyPair receiver) throws Exception {
        return jwe(length, JWEAlgorithm.ECDH_ES_A256KW, new ECDHEncrypter((ECPublicKey) receiver.getPublic()));
    }

    private static KeyPair elliptic(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String jwe(int length, JWEAlgorithm algorithm, JWEEncrypter encrypter) throws Exception {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        var jwe =
                new JWEObject(new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM).build(), new Payload(content));
        jwe.encrypt(encrypter);
        return jwe.serialize();
    }
}
