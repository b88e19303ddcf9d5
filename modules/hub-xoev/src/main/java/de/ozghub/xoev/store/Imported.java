package de.ozghub.xoev.store;

/**
 * What became of a given package.
 *
 * @param given as it was given
 * @param name {@code <standard>/<version>}
 */
public record Imported(String given, String name, Outcome outcome) {

    /** What an import can come to without being refused. */
    public enum Outcome {
        IMPORTED,
        /** The same content was there already; nothing was changed. */
        UNCHANGED,
        REPLACED
    }
}
