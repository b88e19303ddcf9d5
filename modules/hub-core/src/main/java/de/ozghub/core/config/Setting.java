package de.ozghub.core.config;

/** A value that stands in the configuration as it is, or is referred to. */
public sealed interface Setting permits Setting.Literal, SecretRef {

    /** The value itself; not for secrets. */
    record Literal(String text) implements Setting {}

    /** Reads {@code file:PATH} and {@code env:NAME} as references and anything else as it is. */
    static Setting of(String text) {
        return text.startsWith("file:") || text.startsWith("env:") ? SecretRef.of(text) : new Literal(text);
    }
}
