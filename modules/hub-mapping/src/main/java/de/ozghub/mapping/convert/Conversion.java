package de.ozghub.mapping.convert;

/** Turns one text into another. Thread-safe. */
@FunctionalInterface
public interface Conversion {

    /**
     * The converted text.
     *
     * @param losses is told what got lost although a result could be made
     * @throws Unconvertible if the text is not what the conversion needs
     */
    String convert(String text, Losses losses) throws Unconvertible;

    /** A conversion that never loses anything. */
    static Conversion exact(Exact conversion) {
        return (text, losses) -> conversion.convert(text);
    }

    /** Either an equivalent text or none. */
    @FunctionalInterface
    interface Exact {
        String convert(String text) throws Unconvertible;
    }
}
