package de.ozghub.crypto.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One key in three kinds of files, and its way from request to certificate. */
class KeyFilesTest {

    private static final PemPair PAIR = TestKeys.GENERATION.selfSigned(KeyKind.RSA_4096, "Teststadt", TestKeys.YEAR);

    @TempDir
    private Path folder;

    @Test
    void reads_the_same_key_from_jwk_pem_and_pkcs12() throws IOException, GeneralSecurityException {
        var pem = secret("key.pem", PAIR.privateKey() + PAIR.certificate());
        var fromPem = KeyFiles.read(pem, JwkUse.ENCRYPTION);
        var fromStore = KeyFiles.read(pkcs12(pem), JwkUse.ENCRYPTION);

        assertThat(fromStore.kid()).isEqualTo(fromPem.kid()).hasSize(43);
        assertThat(fromPem.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        assertThat(fromStore.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        assertThat(fromPem.expires()).contains(TestKeys.NOW.plus(TestKeys.YEAR));
        var jwk = secret("key.jwk", TestKeys.encryption().privateJwk());
        assertThat(KeyFiles.read(jwk, JwkUse.ENCRYPTION).kid())
                .isEqualTo(TestKeys.encryption().kid());
    }

    @Test
    void publishes_the_public_half_alone() throws IOException {
        var key = KeyFiles.read(secret("key.pem", PAIR.privateKey() + PAIR.certificate()), JwkUse.SIGNATURE);

        var published = PublicJwk.parse(key.publicJson(JwkUse.SIGNATURE));

        assertThat(published.findings(JwkUse.SIGNATURE, TestKeys.NOW)).isEmpty();
        assertThat(key.belongsTo(published)).isTrue();
    }

    @Test
    void names_what_is_wrong_with_a_file() throws IOException, GeneralSecurityException {
        var pem = secret("key.pem", PAIR.privateKey() + PAIR.certificate());
        var store = pkcs12(pem);
        Files.delete(folder.resolve("key.p12.password"));
        secret("key.p12.password", "falsch");

        assertThatThrownBy(() -> KeyFiles.read(store, JwkUse.ENCRYPTION))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContainingAll("key.p12", "key.p12.password")
                .hasMessageNotContaining("falsch");
        assertThatThrownBy(() -> KeyFiles.read(secret("no.jwk", "{}"), JwkUse.ENCRYPTION))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("no.jwk");
        var elliptic = TestKeys.GENERATION.selfSigned(KeyKind.EC_P256, "x", TestKeys.YEAR);
        assertThatThrownBy(() -> KeyFiles.read(secret("ec.pem", elliptic.privateKey()), JwkUse.ENCRYPTION))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("RSA only");
        assertThatThrownBy(() -> KeyFiles.read(
                        secret("mixed.pem", PAIR.privateKey() + elliptic.certificate()), JwkUse.ENCRYPTION))
                .isInstanceOf(KeyFileUnusable.class)
                .hasMessageContaining("another key");
    }

    @Test
    void asks_for_a_certificate_and_takes_it() throws IOException, OperatorCreationException, PKCSException {
        var requested = TestKeys.GENERATION.requested(
                JwkUse.ENCRYPTION, "Teststadt Zustellpunkt", "Stadt Teststadt", Duration.ofDays(30));
        var der = Pem.read(Pem.REQUEST, requested.request()).orElseThrow();
        var request = new PKCS10CertificationRequest(der);
        var key = PrivateJwk.parse(requested.jwk().privateJwk());

        assertThat(request.getSubject().toString()).contains("Teststadt Zustellpunkt", "Stadt Teststadt");
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider())
                        .build(request.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(key.findings(JwkUse.ENCRYPTION, TestKeys.NOW)).isEmpty();
        var foreign = PublicJwk.parse(TestKeys.encryption().publicJwk()).certificates();
        assertThatThrownBy(() -> key.withChain(requested.jwk().privateJwk(), foreign))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PrivateJwk.parse(key.withChain(requested.jwk().privateJwk(), key.certificates()))
                        .certificates())
                .isEqualTo(key.certificates());
    }

    @ParameterizedTest
    @CsvSource({"61, -1", "60, 60", "59, 60", "30, 30", "15, 30", "14, 14", "7, 7", "2, 7", "1, 1", "0, 1", "-1, -1"})
    void warns_at_sixty_thirty_fourteen_seven_and_one_days(int left, int warning) {
        var now = Instant.parse("2026-11-15T10:00:00Z");

        assertThat(Expiry.warning(now.plus(Duration.ofDays(left)), now))
                .isEqualTo(warning < 0 ? OptionalInt.empty() : OptionalInt.of(warning));
    }

    private Path pkcs12(Path pem) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        PrivateKey key = PemFiles.privateKey(pem);
        X509Certificate certificate = PemFiles.certificate(pem);
        store.setKeyEntry("destination", key, "geheim".toCharArray(), new Certificate[] {certificate});
        var file = secret("key.p12", "");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "geheim".toCharArray());
        }
        secret("key.p12.password", "geheim\n");
        return file;
    }

    private Path secret(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text, US_ASCII);
    }
}
