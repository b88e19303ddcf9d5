package de.ozghub.simulators.portal;

/** Document type declarations no receiver may follow; each declares an entity {@code x}. */
final class Doctype {

    private static final int GENERATIONS = 30;

    private Doctype() {}

    /** The declaration of the flaw; empty for flaws without one. */
    static String of(String root, Flaw flaw) {
        if (flaw == Flaw.XXE) {
            return "<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        }
        return flaw == Flaw.BILLION_LAUGHS ? "<!DOCTYPE " + root + " [" + laughs() + "]>" : "";
    }

    private static String laughs() {
        var entities = new StringBuilder("<!ENTITY x0 \"ha\">");
        for (int i = 1; i <= GENERATIONS; i++) {
            entities.append("<!ENTITY x")
                    .append(i == GENERATIONS ? "" : i)
                    .append(" \"")
                    .append(("&x" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }
}
