package de.ozghub.crypto.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.cms.CmsProtection;
import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JoseProtection;
import de.ozghub.crypto.jose.JwkFinding;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.RsaPadding;
import de.ozghub.crypto.xmldsig.XadesSignatures;
import de.ozghub.crypto.xmldsig.XmlSignatures;
import de.ozghub.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An algorithm past its day protects nothing new; what it protected before is still opened and verified. */
class EndedAlgorithmTest {

    private static final byte[] MESSAGE = "<a>b</a>".getBytes(StandardCharsets.UTF_8);
    private static final Instant LAST_DAY_OF_ENCRYPTION = Instant.parse("2031-12-31T12:00:00Z");
    private static final Instant AFTER_ENCRYPTION = Instant.parse("2032-01-01T12:00:00Z");
    private static final Instant LAST_DAY_OF_OLD_PADDING = Instant.parse("2027-12-31T12:00:00Z");
    private static final Instant AFTER_OLD_PADDING = Instant.parse("2028-01-01T12:00:00Z");
    private static final Instant AFTER_SIGNATURES = Instant.parse("2036-01-01T12:00:00Z");

    private final SettableClock clock = SettableClock.at(LAST_DAY_OF_ENCRYPTION);
    private final CmsProtection cms = new CmsProtection(clock);
    private final JoseProtection jose = new JoseProtection(clock);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private SigningKey rsa;
    private SigningKey elliptic;

    @BeforeEach
    void keys() throws IOException {
        rsa = key(KeyKind.RSA_3072);
        elliptic = key(KeyKind.EC_P256);
    }

    @Test
    void encrypts_for_nobody_after_its_last_day_and_still_opens_what_was_encrypted_before() throws Exception {
        for (var receiver : new SigningKey[] {rsa, elliptic}) {
            var to = new Recipient(receiver.name(), receiver.certificate());
            clock.set(LAST_DAY_OF_ENCRYPTION);
            var before = new ByteArrayOutputStream();
            cms.enveloped(new ByteArrayInputStream(MESSAGE), to, before);

            clock.set(AFTER_ENCRYPTION);
            out.reset();
            assertEnded(() -> cms.enveloped(new ByteArrayInputStream(MESSAGE), to, out));
            assertEnded(() -> cms.signedThenEnveloped(new ByteArrayInputStream(MESSAGE), elliptic, to, out));
            assertEnded(() -> jose.encrypted(new ByteArrayInputStream(MESSAGE), "text/xml", to, out));
            assertEnded(() -> jose.signedThenEncrypted(MESSAGE, "text/xml", elliptic, to, out));
            assertThat(out.size()).as("nothing was written").isZero();
            cms.open(new ByteArrayInputStream(before.toByteArray()), receiver, out);
            assertThat(out.toByteArray()).isEqualTo(MESSAGE);
        }
    }

    @Test
    void signs_nothing_after_its_last_day_and_still_verifies_what_was_signed_before() throws Exception {
        var xades = new XadesSignatures(clock);
        for (var signer : new SigningKey[] {rsa, elliptic}) {
            clock.set(AFTER_ENCRYPTION);
            var before = xades.sign(MESSAGE, signer, RsaPadding.PSS);

            clock.set(AFTER_SIGNATURES);
            assertEnded(() -> xades.sign(MESSAGE, signer, RsaPadding.PSS));
            assertEnded(() -> jose.signed(MESSAGE, "text/xml", signer));
            assertEnded(() -> cms.signed(new ByteArrayInputStream(MESSAGE), signer, out));
            xades.verify(before, signer.certificate());
        }
    }

    @Test
    void the_old_padding_ends_first_and_for_rsa_only() throws Exception {
        var xades = new XadesSignatures(clock);
        var xmldsig = new XmlSignatures(clock);
        clock.set(LAST_DAY_OF_OLD_PADDING);
        var before = xmldsig.signEnveloped(MESSAGE, rsa);
        xades.sign(MESSAGE, rsa, RsaPadding.PKCS1);

        clock.set(AFTER_OLD_PADDING);
        assertEnded(() -> xades.sign(MESSAGE, rsa, RsaPadding.PKCS1));
        assertEnded(() -> xmldsig.signEnveloped(MESSAGE, rsa));
        xmldsig.verify(before, rsa.certificate());
        xades.sign(MESSAGE, rsa, RsaPadding.PSS);
        xades.sign(MESSAGE, elliptic, RsaPadding.PKCS1);
        xmldsig.signEnveloped(MESSAGE, elliptic);
    }

    @Test
    void a_destinations_key_is_unfit_after_the_last_day_of_its_use_and_still_opens() throws Exception {
        var years = Duration.ofDays(4000);
        var generation = new KeyGeneration(InstantSource.fixed(TestKeys.NOW));
        var made = generation.jwk(JwkUse.ENCRYPTION, "Teststadt", years);
        var encryption = PublicJwk.parse(made.publicJwk());
        var opening = PrivateJwk.parse(made.privateJwk());

        assertThat(encryption.findings(JwkUse.ENCRYPTION, LAST_DAY_OF_ENCRYPTION))
                .isEmpty();
        assertThat(encryption.findings(JwkUse.ENCRYPTION, AFTER_ENCRYPTION))
                .containsExactly(JwkFinding.ALGORITHM_ENDED);
        assertThat(opening.findings(JwkUse.ENCRYPTION, AFTER_ENCRYPTION)).containsExactly(JwkFinding.ALGORITHM_ENDED);
        var sealed = new ByteArrayOutputStream();
        CompactJwe.encrypt(new ByteArrayInputStream(MESSAGE), encryption, "text/xml", sealed);
        CompactJwe.decrypt(new ByteArrayInputStream(sealed.toByteArray()), _ -> Optional.of(opening), out);
        assertThat(out.toByteArray()).isEqualTo(MESSAGE);
    }

    @Test
    void a_chain_is_not_relied_upon_after_the_last_day_of_signatures() {
        var certificate = rsa.certificate();
        var trust = new CertificateTrust(
                CertificateTrust.Sources.of(java.util.Set.of(certificate)), AlgorithmPolicy.standard());
        var chain = java.util.List.of(certificate);

        assertThat(trust.findings(chain, AFTER_ENCRYPTION)).isEmpty();
        assertThat(trust.findings(chain, AFTER_SIGNATURES)).containsExactly(TrustFinding.WEAK);
    }

    private static void assertEnded(ThrowingCallable protection) {
        assertThatThrownBy(protection)
                .isInstanceOfSatisfying(
                        KeyUnusable.class, e -> assertThat(e.reason()).isEqualTo(KeyUnusable.Reason.ALGORITHM_ENDED));
    }

    private SigningKey key(KeyKind kind) throws IOException {
        var key = folder.resolve(kind + ".key.pem");
        var certificate = folder.resolve(kind + ".pem");
        PemFiles.create(
                key,
                certificate,
                new KeyGeneration(InstantSource.fixed(TestKeys.NOW)).selfSigned(kind, "lasts", Duration.ofDays(4000)));
        return PemFiles.signingKey(kind.name(), key, certificate);
    }
}
