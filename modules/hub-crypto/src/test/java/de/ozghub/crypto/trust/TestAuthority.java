package de.ozghub.crypto.trust;

import static de.ozghub.crypto.TestKeys.GENERATION;
import static de.ozghub.crypto.TestKeys.NOW;
import static de.ozghub.crypto.TestKeys.YEAR;

import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.PemPair;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certification authority of the tests. */
record TestAuthority(SigningKey key) {

    static TestAuthority named(String name) {
        return new TestAuthority(read(name, GENERATION.authority(KeyKind.EC_P256, name, YEAR)));
    }

    static X509Certificate signedBy(SigningKey issuer, String name) {
        return read(name, GENERATION.signedBy(issuer, KeyKind.EC_P256, name, YEAR))
                .certificate();
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    X509Certificate issue(String name, Duration validity) {
        return read(name, GENERATION.signedBy(key, KeyKind.EC_P256, name, validity))
                .certificate();
    }

    SigningKey issueKey(KeyKind kind, String name) {
        return read(name, GENERATION.signedBy(key, kind, name, YEAR));
    }

    /** What no policy allows, and the hub itself never makes. */
    X509Certificate issueWeak(String keyKind, int bits, String signature) {
        try {
            var generator = KeyPairGenerator.getInstance(keyKind);
            generator.initialize(bits);
            var builder = new JcaX509v3CertificateBuilder(
                    certificate(),
                    BigInteger.TEN,
                    Date.from(NOW),
                    Date.from(NOW.plus(YEAR)),
                    new javax.security.auth.x500.X500Principal("CN=Schwach"),
                    generator.generateKeyPair().getPublic());
            var signer = new JcaContentSignerBuilder(signature).build(key.privateKey());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    X509CRL revocations(Instant from, Duration validity, @Nullable X509Certificate revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(certificate(), Date.from(from))
                    .setNextUpdate(Date.from(from.plus(validity)));
            if (revoked != null) {
                builder.addCRLEntry(
                        revoked.getSerialNumber(), Date.from(from.minusSeconds(60)), CRLReason.keyCompromise);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey());
            return new JcaX509CRLConverter().getCRL(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey read(String name, PemPair pair) {
        try {
            var folder = Files.createTempDirectory(Path.of("target"), "authority");
            var keyFile = folder.resolve("key.pem");
            var certificateFile = folder.resolve("crt.pem");
            PemFiles.create(keyFile, certificateFile, pair);
            return PemFiles.signingKey(name, keyFile, certificateFile);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
