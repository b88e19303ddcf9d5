package de.ozghub.crypto.jose;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A private RSA key of a destination (JWK, RFC 7517). Immutable and thread-safe; gives its key to this package alone.
 */
public final class PrivateJwk {

    private final PublicJwk publicPart;
    private final RSAPrivateKey key;

    private PrivateJwk(PublicJwk publicPart, RSAPrivateKey key) {
        this.publicPart = publicPart;
        this.key = key;
    }

    /** @throws JwkUnreadable if the text is not a private RSA JWK with a kid and all CRT members */
    public static PrivateJwk parse(String json) {
        var fields = JwkFields.parse(json);
        try {
            var publicPart = new PublicJwk(
                    fields.kid(), fields.algorithm(), fields.operations(), fields.publicKey(), fields.chain());
            return new PrivateJwk(publicPart, fields.privateKey());
        } catch (IllegalArgumentException e) {
            throw new JwkUnreadable(e);
        }
    }

    /** Key id; equal to the one of its public key. */
    public String kid() {
        return publicPart.kid();
    }

    /** Value of {@code alg}; the empty string if there is none. */
    public String alg() {
        return publicPart.alg();
    }

    /** Values of {@code key_ops}; empty if there are none. */
    public List<String> keyOps() {
        return publicPart.keyOps();
    }

    /** Length of the modulus. */
    public int bits() {
        return publicPart.bits();
    }

    /** Chain of {@code x5c}, leaf first; empty if there is none. */
    public List<X509Certificate> certificates() {
        return publicPart.certificates();
    }

    /** End of validity of the leaf certificate, if the key has one. */
    public Optional<Instant> expires() {
        return publicPart.expires();
    }

    /** True if this is the private half of that key. */
    public boolean belongsTo(PublicJwk other) {
        return kid().equals(other.kid())
                && publicPart.key().getModulus().equals(other.key().getModulus())
                && publicPart.key().getPublicExponent().equals(other.key().getPublicExponent());
    }

    /** True if both are one key, whatever their kids. */
    public boolean isSameAs(PrivateJwk other) {
        return publicPart.key().getModulus().equals(other.publicPart.key().getModulus());
    }

    /**
     * How the key falls short of FIT-Connect's rules; empty if it is fit. A private key may come without certificate.
     *
     * @param at the instant the certificate, if any, has to be valid at
     */
    public List<JwkFinding> findings(JwkUse use, Instant at) {
        return publicPart.findings(use, at, use.privateOperation()).stream()
                .filter(finding -> finding != JwkFinding.CERTIFICATE_MISSING)
                .toList();
    }

    boolean serves(JwkUse use) {
        return publicPart.serves(use);
    }

    PrivateKey key() {
        return key;
    }

    /** Names kid, algorithm and length only. */
    @Override
    public String toString() {
        return "PrivateJwk[%s, %s, %d bits]".formatted(kid(), alg(), bits());
    }
}
