package de.ozghub.xoev.schematron;

import java.util.Locale;

/** How much a broken rule weighs. */
public enum Severity {
    ERROR,
    /** The document stays valid. */
    WARNING,
    /** A remark; the document stays valid. */
    INFORMATION;

    /**
     * What {@code role} or {@code flag} of a Schematron assertion says: {@code warning}, {@code info} and their kin; whatever
     * else, and nothing, is an error.
     */
    static Severity of(String mark) {
        String word = mark.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("warn")) {
            return WARNING;
        }
        return word.startsWith("info") || word.equals("hint") ? INFORMATION : ERROR;
    }

    /** Stable name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
