package de.ozghub.core.config;

/** The text of a resolved secret; prints as stars so that no log line or message can hold it. Thread-safe. */
public final class Secret {

    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /** The secret, without the line break a text file ends with. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
