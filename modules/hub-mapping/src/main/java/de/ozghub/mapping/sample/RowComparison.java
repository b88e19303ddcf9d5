package de.ozghub.mapping.sample;

import de.ozghub.mapping.format.NamedRow;
import java.util.ArrayList;
import java.util.List;

/** Compares documents of rows column by column. */
final class RowComparison {

    private static final String NOTHING = "(nothing)";

    private RowComparison() {}

    static List<Difference> compare(String target, List<NamedRow> expected, List<NamedRow> actual) {
        var found = new ArrayList<Difference>();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String line = "line " + (i + 1);
            if (i >= expected.size() || i >= actual.size()) {
                found.add(new Difference(
                        target,
                        line,
                        i < expected.size() ? text(expected.get(i)) : NOTHING,
                        i < actual.size() ? text(actual.get(i)) : NOTHING));
            } else if (expected.get(i).record().equals(actual.get(i).record())) {
                cells(target, line, expected.get(i), actual.get(i), found);
            } else {
                found.add(new Difference(target, line, text(expected.get(i)), text(actual.get(i))));
            }
        }
        return found;
    }

    private static void cells(String target, String line, NamedRow expected, NamedRow actual, List<Difference> found) {
        expected.cells().forEach((column, wanted) -> {
            String given = actual.cells().getOrDefault(column, "");
            if (!wanted.equals(given)) {
                found.add(new Difference(target, line + ", " + expected.record() + "/" + column, wanted, given));
            }
        });
    }

    private static String text(NamedRow row) {
        return row.record() + " " + row.cells();
    }
}
