package de.ozghub.crypto.trust;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/** What the hub protects with, by the names an {@link AlgorithmPolicy} has for it. */
public enum Algorithm {
    /** RSA signatures with probabilistic padding (RFC 8017 §8.1). */
    RSASSA_PSS("RSASSA-PSS"),
    /** RSA signatures with the old padding (RFC 8017 §8.2). */
    RSASSA_PKCS1("RSASSA-PKCS1-v1_5"),
    /** Signatures on elliptic curves (FIPS 186-5 §6). */
    ECDSA("ECDSA"),
    /** RSA encryption of content keys (RFC 8017 §7.1). */
    RSAES_OAEP("RSAES-OAEP"),
    /** Agreement on content keys on elliptic curves (NIST SP 800-56A §5.7.1.2). */
    ECDH("ECDH"),
    /** Authenticated encryption of content (NIST SP 800-38D). */
    AES_GCM("AES-GCM"),
    /** Digests of FIPS 180-4. */
    SHA_2("SHA-2"),
    /** Digests of FIPS 202. */
    SHA_3("SHA-3");

    private final String text;

    Algorithm(String text) {
        this.text = text;
    }

    /** As the policy names it. */
    public String text() {
        return text;
    }

    static Optional<Algorithm> named(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.text.equals(text))
                .findFirst();
    }

    /** How the hub signs with a key, unless a receiver needs the old padding; empty for unknown kinds of keys. */
    public static Optional<Algorithm> signing(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> Optional.of(RSASSA_PSS);
            case ECPublicKey _ -> Optional.of(ECDSA);
            case PublicKey _ -> Optional.empty();
        };
    }

    /** How the hub encrypts for a key; empty for unknown kinds of keys. */
    public static Optional<Algorithm> encrypting(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> Optional.of(RSAES_OAEP);
            case ECPublicKey _ -> Optional.of(ECDH);
            case PublicKey _ -> Optional.empty();
        };
    }

    /** Length that counts: of the modulus, or of the order of the curve's group; 0 for unknown kinds of keys. */
    static int bits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey elliptic -> elliptic.getParams().getOrder().bitLength();
            case PublicKey _ -> 0;
        };
    }
}
