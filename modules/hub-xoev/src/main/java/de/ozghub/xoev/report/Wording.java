package de.ozghub.xoev.report;

import de.ozghub.xoev.schematron.Severity;
import de.ozghub.xoev.validation.Verdict;

/** German words of the reports, and the safe form of names. */
final class Wording {

    private Wording() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "gültig";
            case INVALID -> "ungültig";
            case CANNOT_JUDGE -> "nicht beurteilbar";
        };
    }

    static String of(Severity severity) {
        return switch (severity) {
            case ERROR -> "Fehler";
            case WARNING -> "Warnung";
            case INFORMATION -> "Hinweis";
        };
    }

    static String id(Verdict verdict) {
        return switch (verdict) {
            case VALID -> "valid";
            case INVALID -> "invalid";
            case CANNOT_JUDGE -> "cannot-judge";
        };
    }

    static String summary(Summary summary) {
        return "%d geprüft: %d gültig, %d ungültig, %d nicht beurteilbar; %d Fehler, %d Warnungen und Hinweise"
                .formatted(
                        summary.documents(),
                        summary.valid(),
                        summary.invalid(),
                        summary.undecided(),
                        summary.errors(),
                        summary.warnings());
    }

    /** Without characters that steer a terminal or the direction of text: file names come from strangers. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(steers(c) ? '\uFFFD' : c));
        return plain.toString();
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.UNASSIGNED
                || c == 0x2028
                || c == 0x2029;
    }
}
