package de.ozghub.crypto.jose;

/** A JWE was not opened. Carries the reason and never content; what reached the sink so far must be discarded. */
public final class JweRefused extends Exception {

    /** Why a JWE was not opened. */
    public enum Reason {
        /** Not five segments of canonical base64url, or the header is no usable JSON object. */
        MALFORMED,
        /** Another algorithm than RSA-OAEP-256 with A256GCM. */
        ALGORITHM,
        /** The header has a {@code zip} member. */
        COMPRESSED,
        /** The header has a {@code crit} member; none is understood. */
        CRITICAL,
        /** There is no {@code kid}, or no key bears it. */
        UNKNOWN_KEY,
        /** The key is not meant for encryption. */
        KEY_UNSUITABLE,
        /** The content key does not open with the private key. */
        UNWRAP_FAILED,
        /** The authentication tag does not fit header, key and ciphertext. */
        TAMPERED,
        /** Longer than the 2 GiB the hub opens in one piece. */
        TOO_LARGE
    }

    private final Reason reason;

    JweRefused(Reason reason) {
        super("JWE refused: " + reason);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
