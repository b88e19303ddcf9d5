package de.ozghub.console.page;

/** A short word about a state; the tone only supports what the word says. */
public record Badge(String text, Tone tone) {

    /** How a badge looks: class {@code badge--} and the name in lower case. */
    public enum Tone {
        NEUTRAL,
        RUNNING,
        GOOD,
        ATTENTION,
        BAD;

        public String css() {
            return "badge badge--" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public String css() {
        return tone.css();
    }
}
