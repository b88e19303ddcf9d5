package de.ozghub.crypto.keys;

/** A certificate must not be used at this instant. Names the key and the reason, for the problem shown to people. */
public final class KeyUnusable extends IllegalStateException {

    /** Why a key must not be used. */
    public enum Reason {
        /** The certificate is over. */
        EXPIRED,
        /** The certificate has not begun. */
        NOT_YET_VALID,
        /** RSA below 3000 bits, or a curve below 250 bits (BSI TR-02102-1), or an unknown kind of key. */
        WEAK,
        /** What would be done with the key is no longer recommended on that day ({@code algorithms.properties}). */
        ALGORITHM_ENDED
    }

    private final String key;
    private final Reason reason;

    KeyUnusable(String key, Reason reason) {
        super("Key %s cannot be used: %s".formatted(key, reason));
        this.key = key;
        this.reason = reason;
    }

    /** Name of the key as configured. */
    public String key() {
        return key;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
