package de.ozghub.core.deadline;

import de.ozghub.submission.Stage;
import java.util.Locale;

/** What must have happened in time. */
public enum DeadlineKind {
    /** Fetched from its channel and durably recorded. Counted from the first sighting. */
    COLLECTED("Abholung", Stage.INTAKE),
    /** Taken over by every back office. Counted, like all that follow, from the legal time of receipt. */
    DELIVERED("Übergabe", Stage.DELIVERY),
    /** The sender is told <em>accepted</em> or <em>rejected</em>. */
    CONFIRMED("Quittung", Stage.RECEIPT),
    /** The applicant is answered. */
    REPLY("Antwort", Stage.REPLY);

    private final String german;
    private final Stage stage;

    DeadlineKind(String german, Stage stage) {
        this.german = german;
        this.stage = stage;
    }

    /** Stored, and shown in APIs: the name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this id */
    public static DeadlineKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public String german() {
        return german;
    }

    /** The stage that keeps it. */
    public Stage stage() {
        return stage;
    }
}
