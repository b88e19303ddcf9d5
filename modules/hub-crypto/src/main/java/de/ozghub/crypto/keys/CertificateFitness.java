package de.ozghub.crypto.keys;

import de.ozghub.crypto.trust.AlgorithmPolicy;
import de.ozghub.crypto.trust.AlgorithmRule;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Whether a certificate may be used now. Trust in its issuer is decided by whoever configured it. */
public final class CertificateFitness {

    private CertificateFitness() {}

    /**
     * Passes if the certificate is in force and its key long enough: to verify what was signed, on whatever day.
     *
     * @param name how people know the key
     * @throws KeyUnusable otherwise
     */
    public static void require(String name, X509Certificate certificate, Instant at) {
        requireInForce(name, certificate, at);
        requireStrong(name, certificate.getPublicKey());
    }

    /**
     * Passes if something new may be protected with the key: as {@link #require}, and the policy has the algorithm on that
     * day.
     *
     * @throws KeyUnusable otherwise
     */
    public static void require(CertificateUse use, String name, X509Certificate certificate, Instant at) {
        requireInForce(name, certificate, at);
        var rule = rule(use, certificate).orElseThrow(() -> new KeyUnusable(name, KeyUnusable.Reason.WEAK));
        if (!rule.isInForce(at)) {
            throw new KeyUnusable(name, KeyUnusable.Reason.ALGORITHM_ENDED);
        }
    }

    /** What the policy says of the key in this use; empty for a weak one. */
    public static Optional<AlgorithmRule> rule(CertificateUse use, X509Certificate certificate) {
        var key = certificate.getPublicKey();
        return AlgorithmPolicy.standard().rule(use.algorithm(key), key);
    }

    private static void requireInForce(String name, X509Certificate certificate, Instant at) {
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new KeyUnusable(name, KeyUnusable.Reason.EXPIRED);
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new KeyUnusable(name, KeyUnusable.Reason.NOT_YET_VALID);
        }
    }

    static void requireStrong(String name, PublicKey key) {
        if (!AlgorithmPolicy.standard().isStrong(key)) {
            throw new KeyUnusable(name, KeyUnusable.Reason.WEAK);
        }
    }
}
