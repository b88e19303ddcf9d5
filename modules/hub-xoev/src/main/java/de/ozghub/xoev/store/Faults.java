package de.ozghub.xoev.store;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.SchemaFault;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.XmlFault;
import java.util.List;

/** Turns what readers and compiler throw into reasons for a refusal. */
final class Faults {

    private Faults() {}

    static Reason of(String file, XmlFault fault) {
        return fault.code() == ProblemCode.XML_FORBIDDEN
                ? new Reason(
                        Refusal.XML_FORBIDDEN, file, "it holds %s in line %d".formatted(fault.rule(), fault.line()))
                : new Reason(
                        Refusal.SCHEMA_UNREADABLE,
                        file,
                        "it breaks the rule %s in line %d".formatted(fault.rule(), fault.line()));
    }

    static Reason of(String name, SchemaFault fault) {
        return fault.getCause() instanceof XmlFault cause
                ? of(before(String.valueOf(fault.getMessage())), cause)
                : new Reason(Refusal.SCHEMA_UNREADABLE, name, String.valueOf(fault.getMessage()));
    }

    /** Empty for a package that is complete and compiles. */
    static List<Reason> of(SchemaPackage candidate) {
        if (!candidate.missing().isEmpty()) {
            return candidate.missing().stream()
                    .map(missing -> new Reason(Refusal.MISSING_FILE, candidate.name(), missing.sentence()))
                    .toList();
        }
        try {
            candidate.schema();
            return List.of();
        } catch (SchemaFault e) {
            return List.of(new Reason(Refusal.DOES_NOT_COMPILE, candidate.name(), String.valueOf(e.getMessage())));
        }
    }

    private static String before(String message) {
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }
}
