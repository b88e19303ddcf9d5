package de.ozghub.submission;

import java.util.Locale;

/** The stages of a submission. The same word names the flow step, the package, the journal entry and the metric. */
public enum Stage {
    INTAKE("Eingang"),
    OPENING("Öffnung"),
    RELAY("Weiterreichung"),
    VALIDATION("Prüfung"),
    ROUTING("Zuständigkeit"),
    MAPPING("Umsetzung"),
    PROTECTION("Absicherung"),
    DELIVERY("Übergabe"),
    RECEIPT("Quittung"),
    REPLY("Antwort"),
    CLARIFICATION("Klärung");

    private final String german;

    Stage(String german) {
        this.german = german;
    }

    /** The word used in flows, journal, metrics and logs: the name in lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word shown to people. */
    public String german() {
        return german;
    }

    /** @throws IllegalArgumentException if no stage has this id */
    public static Stage of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
