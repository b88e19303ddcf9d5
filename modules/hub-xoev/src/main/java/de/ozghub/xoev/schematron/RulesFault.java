package de.ozghub.xoev.schematron;

import java.io.Serial;

/** Rules that do not compile, or that cannot be evaluated on a document. The message names file and reason, never content. */
public final class RulesFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What the fault means for the document. */
    public enum Kind {
        /** The rules do not compile, or do not fit the document. */
        UNUSABLE,
        /** A text of the document would have kept a pattern of the rules busy for too long. */
        PATTERN_TOO_SLOW,
        /** All rules together took longer than they may. */
        TOO_SLOW
    }

    private final Kind kind;

    RulesFault(String message) {
        this(message, Kind.UNUSABLE);
    }

    RulesFault(String message, Kind kind) {
        super(message);
        this.kind = kind;
    }

    RulesFault(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.UNUSABLE;
    }

    public Kind kind() {
        return kind;
    }
}
