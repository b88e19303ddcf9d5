package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.TestKeys;
import de.ozghub.crypto.keys.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A second certificate for a key, with another serial number. */
final class Reissued {

    private Reissued() {}

    static X509Certificate of(SigningKey key) {
        try {
            var name = X500Name.getInstance(
                    key.certificate().getSubjectX500Principal().getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.TWO,
                    Date.from(TestKeys.NOW),
                    Date.from(TestKeys.NOW.plus(TestKeys.YEAR)),
                    name,
                    key.certificate().getPublicKey());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
