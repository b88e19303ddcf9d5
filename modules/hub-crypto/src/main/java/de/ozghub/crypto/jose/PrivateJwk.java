package de.ozghub.crypto.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A private RSA key of a destination (JWK, RFC 7517). Immutable and thread-safe; whoever holds it, it works
 * for this package alone.
 */
public final class PrivateJwk {

    private final PublicJwk publicPart;
    private final KeyCustody custody;

    private PrivateJwk(PublicJwk publicPart, KeyCustody custody) {
        this.publicPart = publicPart;
        this.custody = custody;
    }

    /** @throws JwkUnreadable if the text is not a private RSA JWK with a kid and all CRT members */
    public static PrivateJwk parse(String json) {
        var fields = JwkFields.parse(json);
        try {
            var publicPart = new PublicJwk(
                    fields.kid(), fields.algorithm(), fields.operations(), fields.publicKey(), fields.chain());
            return new PrivateJwk(publicPart, KeyCustody.of(fields.privateKey()));
        } catch (IllegalArgumentException e) {
            throw new JwkUnreadable(e);
        }
    }

    /**
     * A key from another store; its kid is the RFC 7638 thumbprint.
     *
     * @param chain leaf first; may be empty
     */
    public static PrivateJwk of(JwkUse use, RSAPrivateCrtKey key, List<X509Certificate> chain) {
        try {
            var half = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return new PrivateJwk(publicPart(use, half, chain), KeyCustody.of(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot make RSA keys", e);
        }
    }

    /**
     * A key that never leaves its holder; its public half is the one of its certificate, its kid the RFC 7638 thumbprint.
     *
     * @param chain leaf first
     * @throws IllegalArgumentException if there is no leaf, or it certifies no RSA key
     */
    public static PrivateJwk heldBy(KeyCustody custody, JwkUse use, List<X509Certificate> chain) {
        if (chain.isEmpty() || !(chain.getFirst().getPublicKey() instanceof RSAPublicKey half)) {
            throw new IllegalArgumentException("a key outside the hub is known by the certificate of an RSA key");
        }
        return new PrivateJwk(publicPart(use, half, chain), custody);
    }

    private static PublicJwk publicPart(JwkUse use, RSAPublicKey half, List<X509Certificate> chain) {
        return new PublicJwk(
                Thumbprint.of(half), use.algorithm(), List.of(use.privateOperation()), half, List.copyOf(chain));
    }

    /**
     * The public half as FIT-Connect wants it published, chain included.
     *
     * @return JSON without any private member
     */
    public String publicJson(JwkUse use) {
        var half = publicPart.key();
        var members = new LinkedHashMap<String, Object>();
        members.put("kty", "RSA");
        members.put("alg", use.algorithm());
        members.put("key_ops", List.of(use.publicOperation()));
        members.put("kid", kid());
        if (!certificates().isEmpty()) {
            members.put("x5c", certificates().stream().map(PrivateJwk::base64).toList());
        }
        members.put("n", Thumbprint.number(half.getModulus()));
        members.put("e", Thumbprint.number(half.getPublicExponent()));
        return JSONObjectUtils.toJSONString(members);
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read cannot be encoded", e);
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

    /** True if that certificate certifies this key. */
    public boolean isCertifiedBy(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey certified
                && certified.getModulus().equals(publicPart.key().getModulus())
                && certified.getPublicExponent().equals(publicPart.key().getPublicExponent());
    }

    /**
     * This key with the chain it was issued.
     *
     * @param privateJson the text this key was read from
     * @param chain leaf first
     * @return private JSON with the new {@code x5c}
     * @throws IllegalArgumentException if the leaf certifies another key, or the text is that of another key
     */
    public String withChain(String privateJson, List<X509Certificate> chain) {
        if (chain.isEmpty() || !isCertifiedBy(chain.getFirst())) {
            throw new IllegalArgumentException("the certificate is not that of key %s".formatted(kid()));
        }
        try {
            var members = JSONObjectUtils.parse(privateJson);
            if (!kid().equals(members.get("kid"))) {
                throw new IllegalArgumentException("the text is not that of key %s".formatted(kid()));
            }
            members.put("x5c", chain.stream().map(PrivateJwk::base64).toList());
            return JSONObjectUtils.toJSONString(members);
        } catch (ParseException e) {
            throw new JwkUnreadable(new IllegalArgumentException("not JSON"));
        }
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

    KeyCustody custody() {
        return custody;
    }

    /** Names kid, algorithm and length only. */
    @Override
    public String toString() {
        return "PrivateJwk[%s, %s, %d bits]".formatted(kid(), alg(), bits());
    }
}
