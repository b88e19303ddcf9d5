package de.ozghub.mapping.convert;

import java.io.Serial;

/** A value cannot be converted. Says why in one stable word, never the value. */
public final class Unconvertible extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    public Unconvertible(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
