package de.ozghub.crypto.keys;

import de.ozghub.crypto.trust.Algorithm;
import de.ozghub.crypto.trust.AlgorithmPolicy;
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
     * Passes if the key may sign something new: as {@link #require}, and the policy has the algorithm on that day.
     *
     * @throws KeyUnusable otherwise
     */
    public static void requireForSigning(String name, X509Certificate certificate, Instant at) {
        requireInForce(name, certificate, at);
        requireCurrent(name, Algorithm.signing(certificate.getPublicKey()), certificate.getPublicKey(), at);
    }

    /**
     * As {@link #requireForSigning}, for a receiver that needs the padding of PKCS#1 v1.5 from RSA keys.
     *
     * @throws KeyUnusable otherwise
     */
    public static void requireForOldPadding(String name, X509Certificate certificate, Instant at) {
        requireInForce(name, certificate, at);
        var key = certificate.getPublicKey();
        var algorithm = Algorithm.signing(key)
                .map(signing -> signing == Algorithm.RSASSA_PSS ? Algorithm.RSASSA_PKCS1 : signing);
        requireCurrent(name, algorithm, key, at);
    }

    /**
     * Passes if something new may be encrypted for the key by AES-256-GCM.
     *
     * @throws KeyUnusable otherwise
     */
    public static void requireForEncryption(String name, X509Certificate certificate, Instant at) {
        requireInForce(name, certificate, at);
        requireCurrent(name, Algorithm.encrypting(certificate.getPublicKey()), certificate.getPublicKey(), at);
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

    private static void requireCurrent(String name, Optional<Algorithm> algorithm, PublicKey key, Instant at) {
        var rule = AlgorithmPolicy.standard()
                .rule(algorithm, key)
                .orElseThrow(() -> new KeyUnusable(name, KeyUnusable.Reason.WEAK));
        if (!rule.isInForce(at)) {
            throw new KeyUnusable(name, KeyUnusable.Reason.ALGORITHM_ENDED);
        }
    }
}
