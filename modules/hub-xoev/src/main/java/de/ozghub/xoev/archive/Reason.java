package de.ozghub.xoev.archive;

/**
 * One reason for a refusal.
 *
 * @param where file, entry or package; never with control characters, so that it can be printed
 * @param what the fault as a clause without full stop
 */
public record Reason(Refusal refusal, String where, String what) {

    private static final int MAX_LENGTH = 500;

    public Reason {
        where = printable(where);
        what = printable(what);
    }

    /** {@code code: where: what.} */
    public String sentence() {
        return "%s: %s: %s.".formatted(refusal.id(), where, what);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("\\p{C}", "?");
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH) + "…";
    }
}
