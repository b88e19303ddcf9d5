package de.ozghub.mapping.definition;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translates codes: one line {@code from;to}, optionally with a remark as third column. Lines that start with {@code #} are
 * comments. Immutable.
 */
public final class CodeTable {

    private final Map<String, String> codes;

    private CodeTable(Map<String, String> codes) {
        this.codes = Map.copyOf(codes);
    }

    static CodeTable parse(String file, String text, Faults faults) {
        var codes = new LinkedHashMap<String, String>();
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
            } else if (codes.putIfAbsent(columns[0].strip(), columns[1].strip()) != null) {
                faults.add(place, "duplicate-code", columns[0], "The code stands twice in the table.");
            }
        }
        return new CodeTable(codes);
    }

    String translate(String code) throws Unconvertible {
        String found = codes.get(code.strip());
        if (found == null) {
            throw new Unconvertible("code-unknown");
        }
        return found;
    }

    String translateOrKeep(String code) {
        return codes.getOrDefault(code.strip(), code);
    }

    /** How many codes the table knows. */
    public int size() {
        return codes.size();
    }
}
