package de.ozghub.submission;

import java.util.Locale;

/** What a sender can be told. */
public enum ReceiptKind {
    /** The hub took over durably. */
    FORWARD,
    /** The needed back offices confirmed. */
    ACCEPT,
    /** The submission is rejected, with problems. */
    REJECT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this id */
    public static ReceiptKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
