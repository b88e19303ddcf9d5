package de.ozghub.crypto.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A private key with its certificate: signs, and opens what was encrypted for the certificate. Thread-safe. */
public final class SigningKey {

    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private final String name;
    private final PrivateKey privateKey;
    private final X509Certificate certificate;

    /**
     * @param name how people know the key, for example {@code remscheid-signature-2026}
     * @throws IllegalArgumentException if certificate and private key do not belong together or are neither RSA nor EC
     */
    public SigningKey(String name, PrivateKey privateKey, X509Certificate certificate) {
        this.name = name;
        this.privateKey = privateKey;
        this.certificate = certificate;
        if (!belongTogether()) {
            throw new IllegalArgumentException("key %s does not belong to its certificate".formatted(name));
        }
    }

    /** How people know the key. */
    public String name() {
        return name;
    }

    /** The private key; may be a mere handle on a token. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** The certificate of the key. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** True for EC, false for RSA. */
    public boolean isElliptic() {
        return certificate.getPublicKey().getAlgorithm().equals("EC");
    }

    /**
     * Passes if the key may sign something new.
     *
     * @throws KeyUnusable if the certificate is not in force at that instant, its key too short or its algorithm over
     */
    public void requireUsable(Instant at) {
        CertificateFitness.require(CertificateUse.SIGNATURE, name, certificate, at);
    }

    /** Names the key only. */
    @Override
    public String toString() {
        return "SigningKey[%s]".formatted(name);
    }

    private boolean belongTogether() {
        try {
            var signature = Signature.getInstance(isElliptic() ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
