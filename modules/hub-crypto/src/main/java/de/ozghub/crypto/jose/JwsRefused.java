package de.ozghub.crypto.jose;

/** A JWS was not accepted. Carries the reason and never content. */
public final class JwsRefused extends Exception {

    /** Why a JWS was not accepted. */
    public enum Reason {
        /** Not three segments of canonical base64url, no usable header, a payload that is not UTF-8, or over 1 MiB. */
        MALFORMED,
        /** Another algorithm than PS512, {@code none} included. */
        ALGORITHM,
        /** The header has a {@code crit} member; none is understood. */
        CRITICAL,
        /** {@code typ} is not the expected one. */
        TYPE,
        /** There is no {@code kid}, or no key bears it. */
        UNKNOWN_KEY,
        /** The key is not meant for signatures. */
        KEY_UNSUITABLE,
        /** The signature does not fit header, payload and key. */
        SIGNATURE
    }

    private final Reason reason;

    JwsRefused(Reason reason) {
        super("JWS refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
