package de.ozghub.mapping.sample;

import de.ozghub.mapping.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Compares documents that are no XML line by line. */
final class LineComparison {

    private LineComparison() {}

    static List<Difference> compare(String target, Bytes expected, Bytes actual) {
        List<String> left = lines(expected);
        List<String> right = lines(actual);
        var found = new ArrayList<Difference>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String wanted = i < left.size() ? left.get(i) : "(nothing)";
            String given = i < right.size() ? right.get(i) : "(nothing)";
            if (!wanted.equals(given)) {
                found.add(new Difference(target, "line " + (i + 1), wanted, given));
            }
        }
        return found;
    }

    private static List<String> lines(Bytes document) {
        return new String(document.toByteArray(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
