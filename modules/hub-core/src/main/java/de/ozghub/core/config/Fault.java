package de.ozghub.core.config;

/**
 * One fault of the configuration.
 *
 * @param file relative to the configuration folder
 * @param line in the file, from 1; 0 if the fault concerns the file as a whole
 * @param path key path, for example {@code services[0].areas[1]}; empty for the file as a whole
 * @param value what was found; empty where nothing was found or where it could be a secret
 * @param rule what is broken
 * @param detail what fills the sentences of the rule; may be empty
 */
public record Fault(String file, int line, String path, String value, Rule rule, String detail) {

    /** One German sentence with place, value and rule. */
    public String german() {
        return place("Zeile") + rule.german().replace("{detail}", detail);
    }

    /** One English sentence with place, value and rule. */
    public String english() {
        return place("line") + rule.english().replace("{detail}", detail);
    }

    private String place(String lineWord) {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(", ").append(lineWord).append(' ').append(line);
        }
        if (!path.isEmpty()) {
            text.append(", ").append(path);
        }
        if (!value.isEmpty()) {
            text.append(" = '").append(value).append('\'');
        }
        return text.append(": ").toString();
    }

    @Override
    public String toString() {
        return english();
    }
}
