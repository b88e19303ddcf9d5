package de.ozghub.core.deadline;

import java.util.Locale;

/** How a deadline stands. */
public enum DeadlineState {
    /** Runs; or has passed and nobody has noted it yet. */
    OPEN("läuft", true),
    /** Passed, noted in the journal, and still to be done. */
    MISSED("überschritten", true),
    /** Done in time. */
    MET("eingehalten", false),
    /** Done, too late. */
    LATE("zu spät erledigt", false),
    /** Nothing is due any more. */
    LAPSED("entfallen", false);

    private final String german;
    private final boolean isRunning;

    DeadlineState(String german, boolean isRunning) {
        this.german = german;
        this.isRunning = isRunning;
    }

    /** Stored, and shown in APIs: the name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this id */
    public static DeadlineState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public String german() {
        return german;
    }

    /** Whether what it asks for is still to be done. */
    public boolean isRunning() {
        return isRunning;
    }
}
