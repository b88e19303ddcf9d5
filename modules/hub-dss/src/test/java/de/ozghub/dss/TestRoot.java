package de.ozghub.dss;

import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.crypto.keys.PemPair;
import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority of the tests, with its list of revoked certificates. */
final class TestRoot {

    private static final Duration VALIDITY = Duration.ofDays(30);

    /** DSS judges by today's date; a day's margin keeps time zones and rounding out of it. */
    private final Instant begin = Instant.now().minus(Duration.ofDays(1));

    private final KeyGeneration generation = new KeyGeneration(InstantSource.fixed(begin));
    private final Path folder;
    private final SigningKey key;

    TestRoot(Path folder) throws IOException {
        this.folder = folder;
        this.key = written("root", generation.authority(KeyKind.EC_P256, "Test-Wurzel", VALIDITY));
    }

    SigningKey key() {
        return key;
    }

    /** A key with a certificate of this root. */
    SigningKey issue(KeyKind kind, String name) throws IOException {
        return written(kind + name, generation.signedBy(key, kind, name, VALIDITY));
    }

    /** The list of today, with at most one certificate on it. */
    byte[] revocationList(Optional<SigningKey> revoked) {
        try {
            var issuer = X500Name.getInstance(
                    key.certificate().getSubjectX500Principal().getEncoded());
            var builder = new X509v2CRLBuilder(issuer, Date.from(begin)).setNextUpdate(Date.from(begin.plus(VALIDITY)));
            revoked.ifPresent(of -> builder.addCRLEntry(serial(of), Date.from(begin.plusSeconds(1)), 1));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BigInteger serial(SigningKey key) {
        return key.certificate().getSerialNumber();
    }

    private SigningKey written(String name, PemPair pair) throws IOException {
        Files.createDirectories(folder);
        var keyFile = folder.resolve(name + ".key.pem");
        var certificateFile = folder.resolve(name + ".crt.pem");
        PemFiles.create(keyFile, certificateFile, pair);
        return PemFiles.signingKey(name, keyFile, certificateFile);
    }
}
