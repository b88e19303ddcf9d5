package de.ozghub.core.journal;

import java.util.Locale;

/** Where a submission stands as a whole. Its deliveries have states of their own. */
public enum SubmissionState {
    /** Claimed; its content is being fetched. Nothing promised. */
    ARRIVING("kommt an", false),
    /** Its service or destination is closed; it stays at the channel and is looked at again. Nothing promised. */
    HELD("zurückgestellt", false),
    /** Durably stored; opening to protection are under way. */
    RECORDED("aufgenommen", false),
    /** Handed to its back offices, or waiting for that. */
    DELIVERING("in Übergabe", false),
    /** The needed back offices confirmed; the sender is being told. */
    CONFIRMED("bestätigt", false),
    /** The sender was told. Final. */
    ACCEPTED("angenommen", true),
    /** Rejection is decided; the sender is being told. */
    REFUSED("wird zurückgewiesen", false),
    /** The sender was told. Final. */
    REJECTED("zurückgewiesen", true),
    /** The channel took it back before anything was promised. Final. */
    WITHDRAWN("zurückgezogen", true),
    /** Waits for a person. */
    CLARIFICATION("in Klärung", false);

    private final String german;
    private final boolean isFinal;

    SubmissionState(String german, boolean isFinal) {
        this.german = german;
        this.isFinal = isFinal;
    }

    /** Stored and shown in APIs: the name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this id */
    public static SubmissionState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public String german() {
        return german;
    }

    public boolean isFinal() {
        return isFinal;
    }
}
