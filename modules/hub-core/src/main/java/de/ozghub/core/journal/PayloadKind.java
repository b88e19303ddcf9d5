package de.ozghub.core.journal;

import java.util.Locale;

/** What a stored payload is. */
public enum PayloadKind {
    /** As it came, still sealed by the sender. */
    ARRIVED,
    /** Proof of deposit of the channel, for example the event log. */
    PROOF,
    /** Opened by the hub: metadata, data, attachment. */
    OPENED,
    /** In the format of a back office, before protection. */
    MAPPED,
    /** As it leaves for a back office. */
    PROTECTED,
    /** Signed event for the sender. */
    EVENT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this id */
    public static PayloadKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
