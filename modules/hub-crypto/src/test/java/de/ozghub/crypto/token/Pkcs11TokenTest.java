package de.ozghub.crypto.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.crypto.Pairs;
import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.CompactJws;
import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.JweRefused;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.keys.JwkPair;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.testkit.token.SoftHsm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.login.LoginException;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys that never leave their device, in SoftHSM: what was sealed for them opens, what they sign is good. */
class Pkcs11TokenTest {

    private static final String OPENS = "entschluesselung-2026";
    private static final String SIGNS = "signatur-2026";
    private static SoftHsm device;

    @BeforeAll
    static void device() throws Exception {
        device = SoftHsm.start("teststadt");
        put(OPENS, TestKeys.encryption());
        put(SIGNS, TestKeys.signature());
    }

    private static void put(String label, JwkPair pair) throws Exception {
        var key = RSAKey.parse(pair.privateJwk());
        device.holds(label, key.toPrivateKey(), key.getParsedX509CertChain());
    }

    private static Pkcs11Token token() {
        return new Pkcs11Token("town", slot(), SoftHsm.PIN.toCharArray());
    }

    private static Pkcs11Token.Slot slot() {
        return new Pkcs11Token.Slot(SoftHsm.LIBRARY, device.slot());
    }

    @Test
    void opens_a_jwe_in_the_device() throws Exception {
        var key = token().key(OPENS, JwkUse.ENCRYPTION);

        assertThat(opened(key, sealed())).isEqualTo("Grüße aus dem Antrag");
        assertThat(key.kid()).isEqualTo(TestKeys.encryption().kid());
        assertThat(key.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
    }

    @Test
    void signs_an_event_in_the_device() throws Exception {
        var key = token().key(SIGNS, JwkUse.SIGNATURE);

        var jws = CompactJws.sign(key, "secevent+jwt", "{}".getBytes(UTF_8));

        var half = PublicJwk.parse(TestKeys.signature().publicJwk());
        assertThat(CompactJws.verify(jws, _ -> Optional.of(half), "secevent+jwt")
                        .payload())
                .isEqualTo("{}");
    }

    @Test
    void the_device_gives_no_key_away() {
        assertThat(token().privateKey(OPENS).getEncoded()).isNull();
    }

    @Test
    void publishes_the_same_public_key_as_the_one_in_a_file_would() {
        var inDevice = token().key(OPENS, JwkUse.ENCRYPTION);
        var inFile = PrivateJwk.parse(TestKeys.encryption().privateJwk());

        assertThat(inDevice.publicJson(JwkUse.ENCRYPTION)).isEqualTo(inFile.publicJson(JwkUse.ENCRYPTION));
        assertThat(inDevice.isSameAs(inFile)).isTrue();
    }

    @Test
    void makes_a_key_in_the_device_that_opens_signs_and_never_leaves() throws Exception {
        var token = token();
        var request = token.generate("neu-2027", owner("Teststadt 2027"), TestKeys.GENERATION);
        var key = token.key("neu-2027", JwkUse.ENCRYPTION);

        assertThat(key.bits()).isEqualTo(4096);
        assertThat(key.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        assertThat(token.privateKey("neu-2027").getEncoded()).isNull();
        assertThat(opened(key, sealed(PublicJwk.parse(key.publicJson(JwkUse.ENCRYPTION)))))
                .isEqualTo("Grüße aus dem Antrag");
        var asked = new PKCS10CertificationRequest(
                new PEMParser(new StringReader(request)).readPemObject().getContent());
        assertThat(asked.getSubject()).hasToString("C=DE,O=Stadt Teststadt,CN=Teststadt 2027");
        assertThat(asked.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(asked.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(asked.getSubjectPublicKeyInfo().getEncoded())
                .isEqualTo(key.certificates().getFirst().getPublicKey().getEncoded());
        device.signOut();
        assertThat(token().key("neu-2027", JwkUse.ENCRYPTION).kid())
                .as("it is there after the session that made it")
                .isEqualTo(key.kid());
    }

    @Test
    void never_makes_a_key_over_another() {
        assertThatThrownBy(() -> token().generate(OPENS, owner("Teststadt 2028"), TestKeys.GENERATION))
                .isInstanceOf(TokenUnusable.class)
                .hasMessageContaining("holds something under " + OPENS);
    }

    @Test
    void takes_the_issued_chain_for_its_own_key_only() throws Exception {
        var token = token();
        token.generate("zertifiziert", owner("Teststadt 2029"), TestKeys.GENERATION);
        var before = token.key("zertifiziert", JwkUse.SIGNATURE);
        var root = Pairs.pair(KeyKind.EC_P256, "Wurzel").key();
        var issued = issued(root, before.certificates().getFirst().getPublicKey());

        token.certify("zertifiziert", List.of(issued, root.certificate()));

        var certified = token().key("zertifiziert", JwkUse.SIGNATURE);
        assertThat(certified.kid()).isEqualTo(before.kid());
        assertThat(certified.certificates()).containsExactly(issued, root.certificate());
        CompactJws.sign(certified, "secevent+jwt", "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> token().generate("zweiter", owner("Teststadt 2029"), TestKeys.GENERATION))
                .isInstanceOf(TokenUnusable.class)
                .hasMessageContainingAll("CN=Teststadt 2029", "name the new key differently");
        assertThatThrownBy(() -> token.certify(SIGNS, List.of(issued)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SIGNS);
    }

    @Test
    void what_was_wrapped_for_another_key_is_refused_like_anything_else() {
        var other = PublicJwk.parse(TestKeys.otherEncryption().publicJwk());
        var key = token().key(OPENS, JwkUse.ENCRYPTION);

        assertThatThrownBy(() -> opened(key, sealed(other)))
                .isInstanceOfSatisfying(
                        JweRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(JweRefused.Reason.UNWRAP_FAILED));
    }

    @Test
    void a_number_beyond_the_modulus_never_reaches_the_device() throws IOException {
        var key = token().key(OPENS, JwkUse.ENCRYPTION);
        var most = new byte[512];
        Arrays.fill(most, (byte) 0xff);
        var segments = sealed().split("\\.", -1);
        for (var wrapped : new byte[][] {most, new byte[511], new byte[0], new byte[513]}) {
            segments[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped);

            assertThatThrownBy(() -> opened(key, String.join(".", segments))).isInstanceOf(JweRefused.class);
        }
    }

    @Test
    void signs_in_again_after_the_device_has_ended_the_session() throws Exception {
        var device = token();
        var key = device.key(OPENS, JwkUse.ENCRYPTION);
        device.signOut();

        assertThat(opened(key, sealed())).isEqualTo("Grüße aus dem Antrag");
    }

    @Test
    void a_device_that_is_away_makes_nobody_say_that_the_submission_is_wrong() throws IOException {
        var away = new Pkcs11Token("away", new Pkcs11Token.Slot(SoftHsm.LIBRARY, 7), SoftHsm.PIN.toCharArray());
        var modulus = PublicJwk.parse(TestKeys.encryption().publicJwk()).key().getModulus();
        var key = PrivateJwk.heldBy(
                new TokenKey(away, OPENS, modulus),
                JwkUse.ENCRYPTION,
                PublicJwk.parse(TestKeys.encryption().publicJwk()).certificates());

        var jwe = sealed();
        assertThatThrownBy(() -> opened(key, jwe))
                .isInstanceOf(CustodyUnreachable.class)
                .hasMessage("key entschluesselung-2026 of token away cannot be used now");
    }

    @Test
    void a_wrong_pin_is_tried_once_and_never_shown() throws LoginException {
        device.signOut();
        var token = new Pkcs11Token("town", slot(), "999999".toCharArray());

        for (int look = 0; look < 12; look++) {
            assertThatThrownBy(() -> token.key(OPENS, JwkUse.ENCRYPTION))
                    .isInstanceOf(TokenUnusable.class)
                    .hasMessageContainingAll("Token town", "refuses its PIN", "not tried again")
                    .hasMessageNotContaining("999999");
        }
        assertThat(token().key(OPENS, JwkUse.ENCRYPTION).kid())
                .isEqualTo(TestKeys.encryption().kid());
    }

    @Test
    void says_what_is_missing() {
        assertThatThrownBy(() -> token().key("unbekannt", JwkUse.ENCRYPTION))
                .hasMessageContainingAll("Token town", "no key unbekannt", "CKA_ID");
        var nowhere = new Pkcs11Token.Slot(Path.of("/nowhere/lib.so"), 0);
        assertThatThrownBy(() -> new Pkcs11Token("town", nowhere, new char[0]).key(OPENS, JwkUse.ENCRYPTION))
                .hasMessageContainingAll("Token town", "/nowhere/lib.so", "install");
    }

    private static Pkcs11Token.Owner owner(String commonName) {
        return new Pkcs11Token.Owner(commonName, "Stadt Teststadt", Duration.ofDays(90));
    }

    private static X509Certificate issued(SigningKey root, PublicKey key) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                root.certificate(),
                BigInteger.TEN,
                Date.from(TestKeys.NOW),
                Date.from(TestKeys.NOW.plus(TestKeys.YEAR)),
                new X500Principal("CN=Teststadt 2029"),
                key);
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.privateKey())));
    }

    private static String sealed() throws IOException {
        return sealed(PublicJwk.parse(TestKeys.encryption().publicJwk()));
    }

    private static String sealed(PublicJwk recipient) throws IOException {
        var out = new ByteArrayOutputStream();
        var plain = new ByteArrayInputStream("Grüße aus dem Antrag".getBytes(UTF_8));
        CompactJwe.encrypt(plain, recipient, "application/json", out);
        return out.toString(US_ASCII);
    }

    private static String opened(PrivateJwk key, String jwe) throws IOException, JweRefused {
        var out = new ByteArrayOutputStream();
        var kid = CompactJwe.header(jwe).kid();
        assertThat(kid).isNotNull();
        CompactJwe.decrypt(new ByteArrayInputStream(jwe.getBytes(US_ASCII)), _ -> Optional.of(key), out);
        return out.toString(UTF_8);
    }
}
