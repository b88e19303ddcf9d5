package de.ozghub.crypto.jose;

/**
 * A JWS whose signature is good.
 *
 * @param kid id of the key that signed
 * @param type {@code typ}, as expected
 * @param payload the signed text
 */
public record VerifiedJws(String kid, String type, String payload) {

    /** Without the payload, which may hold personal data. */
    @Override
    public String toString() {
        return "VerifiedJws[%s, %s]".formatted(kid, type);
    }
}
