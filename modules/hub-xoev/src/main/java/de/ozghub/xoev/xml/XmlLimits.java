package de.ozghub.xoev.xml;

/**
 * What an XML document of a stranger may cost.
 *
 * @param maxBytes size of the document in bytes
 * @param maxDepth nesting of elements
 * @param maxAttributes attributes of one element
 * @param maxTextLength characters of one attribute or, in validation, of one text with no element in it, unless it is
 *     binary
 * @param maxTextWork sum of the squares of the lengths of all attributes and of the elements a pattern may run over, in
 *     validation. Patterns of official standards run in quadratic time at worst: one text of 20,000 characters, a work of
 *     4e8, takes up to a quarter of a second, and 1e9 well under one
 * @param maxNameLength characters of an element, attribute or prefix name
 */
public record XmlLimits(
        long maxBytes, int maxDepth, int maxAttributes, int maxTextLength, long maxTextWork, int maxNameLength) {

    /** 10 MiB, depth 100, 200 attributes, 20,000 characters of text. */
    public static final XmlLimits DEFAULT = new XmlLimits(10L << 20, 100, 200, 20_000, 1_000_000_000L, 1_000);

    /** For files of the schema library, which are large and trusted as far as their content goes. */
    public static final XmlLimits LIBRARY = new XmlLimits(100L << 20, 200, 1_000, 1_000_000, Long.MAX_VALUE, 1_000);

    /** @throws IllegalArgumentException if a limit is not positive; zero would mean "no limit" to the JDK */
    public XmlLimits {
        if (maxBytes < 1
                || maxDepth < 1
                || maxAttributes < 1
                || maxTextLength < 1
                || maxTextWork < 1
                || maxNameLength < 1) {
            throw new IllegalArgumentException("every XML limit must be positive");
        }
    }

    /** These limits with another size. */
    public XmlLimits withMaxBytes(long bytes) {
        return new XmlLimits(bytes, maxDepth, maxAttributes, maxTextLength, maxTextWork, maxNameLength);
    }
}
