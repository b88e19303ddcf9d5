package de.ozghub.mapping.sample;

/**
 * One field that differs.
 *
 * @param target name of the target; {@code source} if the input itself is meant
 * @param path where in the message, for example {@code registrierung/schuldner/@art}
 */
public record Difference(String target, String path, String expected, String actual) {

    @Override
    public String toString() {
        return "%s: %s expected '%s' but was '%s'".formatted(target, path, expected, actual);
    }
}
