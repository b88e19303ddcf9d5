package de.ozghub.crypto.keys;

import de.ozghub.crypto.trust.AlgorithmPolicy;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Whether a certificate may be used now. Trust in its issuer is decided by whoever configured it. */
public final class CertificateFitness {

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
        if (!AlgorithmPolicy.standard().isStrong(key)) {
            throw new KeyUnusable(name, KeyUnusable.Reason.WEAK);
        }
    }
}
