package de.ozghub.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.jose.PublicJwk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyGenerationTest {

    private static final KeyGeneration GENERATION = TestKeys.GENERATION;

    @TempDir
    private Path folder;

    @Test
    void certifies_a_destination_key_by_rsassa_pss_with_sha_512() throws GeneralSecurityException {
        var certificate = PublicJwk.parse(TestKeys.encryption().publicJwk())
                .certificates()
                .getFirst();

        assertThat(certificate.getSigAlgName()).isEqualTo("RSASSA-PSS");
        var signature = Signature.getInstance("RSASSA-PSS");
        var parameters = java.security.AlgorithmParameters.getInstance("RSASSA-PSS");
        assertThatCode(() -> parameters.init(certificate.getSigAlgParams())).doesNotThrowAnyException();
        var pss = parameters.getParameterSpec(PSSParameterSpec.class);
        assertThat(pss.getDigestAlgorithm()).isEqualTo("SHA-512");
        assertThat(pss.getSaltLength()).isEqualTo(64);
        signature.setParameter(pss);
        signature.initVerify(certificate.getPublicKey());
        signature.update(certificate.getTBSCertificate());
        assertThat(signature.verify(certificate.getSignature())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "EC_P256"})
    void makes_a_self_signed_certificate(KeyKind kind) throws GeneralSecurityException {
        var key = stored(GENERATION.selfSigned(kind, "Musterstadt Signatur", Duration.ofDays(90)), "a");

        var certificate = key.certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Musterstadt Signatur");
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo(TestKeys.NOW);
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(TestKeys.NOW.plus(Duration.ofDays(90)));
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(bits(certificate.getPublicKey())).isIn(3072, 256);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_3072", "EC_P256"})
    void signs_a_certificate_by_an_authority(KeyKind kind) throws GeneralSecurityException {
        var authority = stored(GENERATION.authority(kind, "Test-CA", TestKeys.YEAR), "ca");

        var office = stored(
                        GENERATION.signedBy(authority, KeyKind.EC_P256, "Bauamt Musterstadt", Duration.ofDays(30)), "b")
                .certificate();

        office.verify(authority.certificate().getPublicKey());
        assertThat(office.getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
        assertThat(authority.certificate().getBasicConstraints()).isNotNegative();
        assertThat(serials(office, authority.certificate())).doesNotHaveDuplicates();
    }

    @Test
    void never_signs_by_an_authority_out_of_its_time() {
        var authority = stored(GENERATION.authority(KeyKind.EC_P256, "Test-CA", Duration.ofDays(1)), "ca");
        var later = new KeyGeneration(InstantSource.fixed(TestKeys.NOW.plus(Duration.ofDays(2))));

        assertThatThrownBy(() -> later.signedBy(authority, KeyKind.EC_P256, "x", Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        KeyUnusable.class, e -> assertThat(e.reason()).isEqualTo(KeyUnusable.Reason.EXPIRED));
    }

    @Test
    void a_common_name_cannot_smuggle_in_further_attributes() {
        var key = stored(GENERATION.selfSigned(KeyKind.EC_P256, "x, O=Somebody Else", TestKeys.YEAR), "c");

        assertThat(key.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=x\\, O\\=Somebody Else");
    }

    @Test
    void stores_the_private_key_for_its_owner_alone() throws IOException {
        stored(GENERATION.selfSigned(KeyKind.EC_P256, "x", TestKeys.YEAR), "d");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("d.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shows_no_private_key() {
        assertThat(GENERATION.selfSigned(KeyKind.EC_P256, "x", TestKeys.YEAR).toString())
                .doesNotContain("BEGIN");
    }

    private SigningKey stored(PemPair pair, String name) {
        PemFiles.create(folder.resolve(name + ".key"), folder.resolve(name + ".crt"), pair);
        return PemFiles.signingKey(name, folder.resolve(name + ".key"), folder.resolve(name + ".crt"));
    }

    private static int bits(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : ((ECPublicKey) key).getParams().getOrder().bitLength();
    }

    private static java.util.List<java.math.BigInteger> serials(X509Certificate... certificates) {
        return java.util.Arrays.stream(certificates)
                .map(X509Certificate::getSerialNumber)
                .toList();
    }
}
