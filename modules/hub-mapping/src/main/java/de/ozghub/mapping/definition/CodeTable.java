package de.ozghub.mapping.definition;

import de.ozghub.mapping.convert.Losses;
import de.ozghub.mapping.convert.Unconvertible;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates codes: one line {@code from;to}, optionally with a remark as third column. Lines that start with {@code #} are
 * comments. Immutable.
 *
 * @param rows by code, in the order of the file
 */
public record CodeTable(Map<String, Row> rows, Unknown unknown) {

    public CodeTable {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** One translation and where it is written. */
    public record Row(Place place, String to) {}

    /** What becomes of a code the table does not know. */
    public sealed interface Unknown {

        /** A fault. */
        record Refused() implements Unknown {}

        /** The code as it is. */
        record Kept() implements Unknown {}

        /** Another one, noted as loss {@code code-replaced}. */
        record Replaced(String code) implements Unknown {}
    }

    static CodeTable parse(String file, String text, Unknown unknown, Faults faults) {
        var rows = new LinkedHashMap<String, Row>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(";", -1);
            var place = new Place(file, number);
            if (columns.length < 2 || columns.length > 3) {
                faults.add(place, "code-line", line, "A line reads from;to or from;to;remark.");
            } else if (rows.putIfAbsent(columns[0].strip(), new Row(place, columns[1].strip())) != null) {
                faults.add(place, "duplicate-code", columns[0], "The code stands twice in the table.");
            }
        }
        return new CodeTable(rows, unknown);
    }

    /** The table with some rows added or replaced. */
    CodeTable with(Map<String, Row> others) {
        var merged = new LinkedHashMap<>(rows);
        merged.putAll(others);
        return new CodeTable(merged, unknown);
    }

    String translate(String code, Losses losses) throws Unconvertible {
        Row found = rows.get(code.strip());
        if (found != null) {
            return found.to();
        }
        return switch (unknown) {
            case Unknown.Refused refused -> throw new Unconvertible("code-unknown");
            case Unknown.Kept kept -> code;
            case Unknown.Replaced replaced -> {
                losses.note("code-replaced");
                yield replaced.code();
            }
        };
    }

    String translateOrKeep(String code) {
        Row found = rows.get(code.strip());
        return found == null ? code : found.to();
    }

    /** How many codes the table knows. */
    public int size() {
        return rows.size();
    }
}
