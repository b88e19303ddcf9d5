package de.ozghub.xoev.xml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the first element of a document says about itself.
 *
 * @param namespace empty if it has none
 * @param standardName attribute {@code standard}
 * @param versionName attribute {@code version}
 * @param test true if the attribute {@code test} is present: a test message (XÖV header, Basisnachricht 1.1)
 * @param line where its start tag begins
 */
public record RootElement(
        String namespace,
        String localName,
        @Nullable String standardName,
        @Nullable String versionName,
        boolean test,
        int line) {

    /** Value of the attribute {@code standard}. */
    public Optional<String> standard() {
        return Optional.ofNullable(standardName);
    }

    /** Value of the attribute {@code version}. */
    public Optional<String> version() {
        return Optional.ofNullable(versionName);
    }
}
