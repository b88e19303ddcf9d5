package de.ozghub.mapping;

/**
 * Something wrong in a package, for the person who writes it.
 *
 * @param file path inside the package
 * @param line from 1; 0 if the whole file is meant
 * @param rule short stable name of the rule that is broken, for example {@code unknown-key}
 * @param value what was found; package text, never data of a submission
 * @param why an English sentence
 */
public record PackageFault(String file, int line, String rule, String value, String why) {

    @Override
    public String toString() {
        return "%s:%d %s '%s': %s".formatted(file, line, rule, value, why);
    }
}
