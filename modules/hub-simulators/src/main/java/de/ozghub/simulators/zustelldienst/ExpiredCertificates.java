package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Gives a public key a certificate that is over, as a fault to be noticed by senders. */
final class ExpiredCertificates {

    private ExpiredCertificates() {}

    static RSAKey on(RSAKey key, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var name = new X500Name("CN=Abgelaufen");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(Duration.ofDays(400))),
                    Date.from(now.minus(Duration.ofDays(1))),
                    name,
                    key.toRSAPublicKey());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .build(generator.generateKeyPair().getPrivate());
            return new RSAKey.Builder(key)
                    .x509CertChain(List.of(Base64.encode(builder.build(signer).getEncoded())))
                    .build();
        } catch (GeneralSecurityException | JOSEException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("Cannot make an expired certificate", e);
        }
    }
}
