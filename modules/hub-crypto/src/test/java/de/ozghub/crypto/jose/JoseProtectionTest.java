package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opened by nimbus, which made nothing of it but the key agreement's arithmetic; Node does it in JoseForeignTest. */
class JoseProtectionTest {

    private static final byte[] CONTENT = "<antrag>Größe</antrag>".getBytes(UTF_8);

    private final JoseProtection jose = new JoseProtection(InstantSource.fixed(TestKeys.NOW));
    private final SigningKey hub = Pairs.pair(KeyKind.EC_P521, "hub").key();
    private final SigningKey office = Pairs.pair(KeyKind.RSA_3072, "office").key();
    private final SigningKey stranger = Pairs.pair(KeyKind.RSA_3072, "stranger").key();

    @ParameterizedTest
    @CsvSource({
        "RSA_3072, RSA_3072, PS512, RSA-OAEP-256",
        "EC_P521, EC_P521, ES512, ECDH-ES+A256KW",
        "EC_P256, RSA_3072, ES256, RSA-OAEP-256",
        "RSA_3072, EC_P256, PS512, ECDH-ES+A256KW"
    })
    void its_messages_open_and_verify_elsewhere(
            KeyKind signerKind, KeyKind receiverKind, String signature, String wrapping) throws Exception {
        var signer = Pairs.pair(signerKind, "hub").key();
        var receiver = Pairs.pair(receiverKind, "office").key();

        var jwe = JWEObject.parse(protectedFor(receiver, signer));
        jwe.decrypt(decrypter(receiver));
        var jws = JWSObject.parse(jwe.getPayload().toString());

        assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.parse(wrapping));
        assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
        assertThat(jwe.getHeader().getContentType()).isEqualTo("JOSE");
        assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.parse(signature));
        assertThat(jws.verify(verifier(signer))).isTrue();
        assertThat(jws.getPayload().toBytes()).isEqualTo(CONTENT);
    }

    @Test
    void the_signed_header_states_time_certificate_and_kind_of_content() throws Exception {
        var header =
                JWSObject.parse(jose.signed(CONTENT, "application/xml", hub)).getHeader();

        var der = hub.certificate().getEncoded();
        assertThat(header.getContentType()).isEqualTo("application/xml");
        assertThat(header.getX509CertSHA256Thumbprint().decode())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(der));
        assertThat(header.getX509CertChain().getFirst().toString())
                .isEqualTo(Base64.getEncoder().encodeToString(der));
        assertThat(header.getCustomParam("iat")).isEqualTo(TestKeys.NOW.getEpochSecond());
    }

    @Test
    void opens_with_the_receivers_key_only() throws IOException, ParseException {
        var jwe = JWEObject.parse(protectedFor(office, hub));

        assertThatThrownBy(() -> jwe.decrypt(decrypter(stranger))).isInstanceOf(JOSEException.class);
    }

    @Test
    void verifies_with_the_senders_key_only() throws Exception {
        var jws = JWSObject.parse(jose.signed(CONTENT, "application/xml", stranger));

        assertThat(jws.verify(verifier(stranger))).isTrue();
        assertThat(jws.verify(verifier(office))).isFalse();
    }

    @Test
    void a_change_in_any_segment_is_refused() throws IOException {
        var segments = protectedFor(office, hub).split("\\.", -1);

        for (var i = 0; i < segments.length; i++) {
            var changed = segments.clone();
            changed[i] = (changed[i].charAt(0) == 'A' ? "B" : "A") + changed[i].substring(1);
            var compact = String.join(".", changed);
            assertThatThrownBy(() -> JWEObject.parse(compact).decrypt(decrypter(office)))
                    .as("segment %d", i)
                    .isInstanceOfAny(JOSEException.class, ParseException.class);
        }
    }

    @Test
    void encrypts_an_attachment_as_a_stream() throws Exception {
        var out = new ByteArrayOutputStream();
        var content = new byte[300_000];

        jose.encrypted(new ByteArrayInputStream(content), "application/pdf", to(office), out);

        var jwe = JWEObject.parse(out.toString(UTF_8));
        jwe.decrypt(decrypter(office));
        assertThat(jwe.getPayload().toBytes()).isEqualTo(content);
        assertThat(jwe.getHeader().getContentType()).isEqualTo("application/pdf");
    }

    @Test
    void never_protects_with_a_certificate_out_of_its_time() {
        var later = new JoseProtection(InstantSource.fixed(TestKeys.NOW.plus(Duration.ofDays(400))));
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> later.signed(CONTENT, "application/xml", hub)).isInstanceOf(KeyUnusable.class);
        assertThatThrownBy(() -> later.encrypted(InputStream.nullInputStream(), "x/y", to(office), out))
                .isInstanceOf(KeyUnusable.class);
        assertThatThrownBy(() -> later.signedThenEncrypted(CONTENT, "x/y", hub, to(office), out))
                .isInstanceOf(KeyUnusable.class);
        assertThat(out.size()).isZero();
    }

    private String protectedFor(SigningKey receiver, SigningKey signer) throws IOException {
        var out = new ByteArrayOutputStream();
        jose.signedThenEncrypted(CONTENT, "application/xml", signer, to(receiver), out);
        return out.toString(UTF_8);
    }

    private static Recipient to(SigningKey receiver) {
        return new Recipient(receiver.name(), receiver.certificate());
    }

    private static JWEDecrypter decrypter(SigningKey key) throws JOSEException {
        return key.privateKey() instanceof ECPrivateKey elliptic
                ? new ECDHDecrypter(elliptic)
                : new RSADecrypter(key.privateKey());
    }

    private static JWSVerifier verifier(SigningKey key) throws JOSEException {
        return switch (key.certificate().getPublicKey()) {
            case ECPublicKey elliptic -> new ECDSAVerifier(elliptic);
            case RSAPublicKey rsa -> new RSASSAVerifier(rsa);
            case java.security.PublicKey other -> throw new AssertionError(other.getAlgorithm());
        };
    }
}
