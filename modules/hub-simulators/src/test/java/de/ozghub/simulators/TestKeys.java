package de.ozghub.simulators;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** RSA-4096 keys of the tests with their certificates, made once in a run. */
public final class TestKeys {

    private static final List<RSAKey> KEYS = List.of(generate(), generate());
    private static final RSAKey ENCRYPTION =
            key(0, "test-encryption", JWEAlgorithm.RSA_OAEP_256, KeyOperation.WRAP_KEY);
    private static final RSAKey SIGNATURE = key(1, "test-signature", JWSAlgorithm.PS512, KeyOperation.VERIFY);
    private static final RSAKey SERVICE = key(0, "test-service", JWSAlgorithm.PS512, KeyOperation.SIGN);

    private TestKeys() {}

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(4096)
                    .provider(AmazonCorrettoCryptoProvider.INSTANCE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The destination's key pair for encryption, with a self-signed certificate. */
    public static RSAKey encryption() {
        return ENCRYPTION;
    }

    /** The destination's key pair for signatures. */
    public static RSAKey signature() {
        return SIGNATURE;
    }

    /** Puts a key of the tests where a Zustelldienst expects its own, so that none has to be made. */
    public static void placeServiceKey(Path state) throws IOException {
        Files.createDirectories(state);
        Files.writeString(state.resolve("service-key.jwk"), SERVICE.toJSONString());
    }

    private static RSAKey key(int index, String kid, Algorithm algorithm, KeyOperation operation) {
        try {
            var pair = KEYS.get(index);
            var certificate = certificate(index, Instant.now().plus(Duration.ofDays(30)));
            return new RSAKey.Builder(pair)
                    .keyID(kid)
                    .algorithm(algorithm)
                    .keyOperations(Set.of(operation))
                    .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                    .build();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PrivateKey privateKey(int index) {
        try {
            return KEYS.get(index).toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A self-signed certificate for one of the two keys. */
    public static X509Certificate certificate(int index, Instant notAfter) {
        try {
            var name = new X500Name("CN=Test " + index);
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(index + 1L),
                    Date.from(notAfter.minus(Duration.ofDays(60))),
                    Date.from(notAfter),
                    name,
                    KEYS.get(index).toPublicKey());
            var holder = builder.build(new JcaContentSignerBuilder("SHA512withRSA").build(privateKey(index)));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException | CertificateException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(X509Certificate certificate) {
        return X509CertUtils.toPEMString(certificate);
    }
}
