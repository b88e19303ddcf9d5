package de.ozghub.crypto.atrest;

import org.jspecify.annotations.Nullable;

/** A wrapping key is missing, destroyed, or not the one that wrapped: what it protects cannot be opened. */
public final class KeyUnavailable extends IllegalStateException {

    private final String owner;
    private final String keyId;

    KeyUnavailable(String owner, String keyId, String why, @Nullable Throwable cause) {
        super("Wrapping key %s.%s %s".formatted(owner, keyId, why), cause);
        this.owner = owner;
        this.keyId = keyId;
    }

    /** Verbund or authority whose key is needed. */
    public String owner() {
        return owner;
    }

    /** Id of the key that is needed; {@code *} where any key of the owner would do. */
    public String keyId() {
        return keyId;
    }
}
