package de.ozghub.mapping.definition;

/** Turns one text into another. Thread-safe. */
@FunctionalInterface
public interface Conversion {

    /** @throws Unconvertible if the text is not what the conversion needs */
    String convert(String text) throws Unconvertible;
}
