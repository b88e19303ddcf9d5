package de.ozghub.xoev.library;

/**
 * A file a schema refers to that no package of the library holds.
 *
 * @param referrer file that refers to it
 * @param location address as it stands in the schema; empty for an import by namespace alone
 * @param source where to get it, as a clause
 */
public record MissingFile(String referrer, String location, String namespace, String source) {

    /** One sentence for an administrator. */
    public String sentence() {
        return "%s refers to %s (namespace %s), and no package of the library holds it; get it from %s"
                .formatted(referrer, location.isEmpty() ? "a namespace without address" : location, namespace, source);
    }
}
