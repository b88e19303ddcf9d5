package de.ozghub.crypto.keys;

/**
 * A new key for a FIT-Connect destination as JSON.
 *
 * @param kid RFC 7638 thumbprint, the same in both
 * @param publicJwk goes to the destination
 * @param privateJwk goes into a {@link SecretFile} and nowhere else
 */
public record JwkPair(String kid, String publicJwk, String privateJwk) {

    /** Without the private key. */
    @Override
    public String toString() {
        return "JwkPair[%s]".formatted(kid);
    }
}
