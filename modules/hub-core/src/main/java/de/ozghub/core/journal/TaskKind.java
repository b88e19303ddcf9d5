package de.ozghub.core.journal;

import java.util.Locale;

/** What a task does when it is claimed. Every remote effect of the hub is a task. */
public enum TaskKind {
    /** Fetches an arrival from its channel and stores it. */
    INTAKE,
    /** Opening to protection: no remote effect, may run again. */
    PROCESSING,
    /** Hands one message to one back office. */
    DELIVERY,
    /** Tells the sender: forward, accept or reject. */
    RECEIPT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this id */
    public static TaskKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
