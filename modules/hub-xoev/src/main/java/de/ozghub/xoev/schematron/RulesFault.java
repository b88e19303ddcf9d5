package de.ozghub.xoev.schematron;

import java.io.Serial;

/** Rules that do not compile, or that cannot be evaluated on a document. The message names file and reason, never content. */
public final class RulesFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean exhausted;

    RulesFault(String message) {
        this(message, false);
    }

    RulesFault(String message, boolean exhausted) {
        super(message);
        this.exhausted = exhausted;
    }

    RulesFault(String message, Throwable cause) {
        super(message, cause);
        this.exhausted = false;
    }

    /** True if a text of the document would have kept a pattern of the rules busy for too long. */
    public boolean exhausted() {
        return exhausted;
    }
}
