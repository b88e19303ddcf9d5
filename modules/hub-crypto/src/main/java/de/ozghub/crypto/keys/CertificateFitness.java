package de.ozghub.crypto.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/** Whether a certificate may be used now. Trust in its issuer is decided by whoever configured it. */
public final class CertificateFitness {

    /** BSI TR-02102-1, tables 3.1 and 3.2. */
    private static final int LEAST_RSA_BITS = 3000;

    private static final int LEAST_CURVE_BITS = 250;

    private CertificateFitness() {}

    /**
     * Passes if the certificate is in force and its key long enough.
     *
     * @param name how people know the key
     * @throws KeyUnusable otherwise
     */
    public static void require(String name, X509Certificate certificate, Instant at) {
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new KeyUnusable(name, KeyUnusable.Reason.EXPIRED);
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new KeyUnusable(name, KeyUnusable.Reason.NOT_YET_VALID);
        }
        requireStrong(name, certificate.getPublicKey());
    }

    static void requireStrong(String name, PublicKey key) {
        var strong = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= LEAST_CURVE_BITS;
            case PublicKey _ -> false;
        };
        if (!strong) {
            throw new KeyUnusable(name, KeyUnusable.Reason.WEAK);
        }
    }
}
