package de.ozghub.mapping.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays one row over a rule table: it replaces the rules that write the same field, removes them ({@code remove: true} with
 * a reason), or stands behind another field ({@code after}).
 */
final class FieldOverride {

    private final RuleReader reader;
    private final String namespace;
    private final Faults faults;

    FieldOverride(RuleReader reader, String namespace, Faults faults) {
        this.reader = reader;
        this.namespace = namespace;
        this.faults = faults;
    }

    List<Rule> apply(YamlFields row, List<Rule> rules) {
        row.require("to");
        String to = row.text("to");
        boolean removed = row.flag("remove");
        @Nullable String after = row.optionalText("after");
        if (removed) {
            row.require("reason");
            row.optionalText("reason");
        }
        String anchor = after == null ? to : after;
        var merged = new ArrayList<Rule>();
        boolean found = laid(row, new Path(anchor, removed ? Move.REMOVE : move(after)), to, rules, merged);
        if (!found) {
            faults.add(
                    row.place("to"),
                    "unknown-field",
                    anchor,
                    "No rule of the package writes this field; name one with 'after' to add a field behind it.");
        }
        if (removed) {
            row.done();
        }
        return merged;
    }

    private static Move move(@Nullable String after) {
        return after == null ? Move.REPLACE : Move.ADD;
    }

    private boolean laid(YamlFields row, Path path, String to, List<Rule> rules, List<Rule> merged) {
        boolean found = false;
        for (Rule rule : rules) {
            String name = rule.to().text();
            if (name.equals(path.field())) {
                if (path.move() == Move.ADD) {
                    merged.add(rule);
                }
                if (!found && path.move() != Move.REMOVE) {
                    merged.add(reader.row(row, to, namespace));
                }
                found = true;
            } else if (!found
                    && rule instanceof Rule.Group group
                    && path.field().startsWith(name + "/")) {
                var inner = new ArrayList<Rule>();
                var below = new Path(path.field().substring(name.length() + 1), path.move());
                String inside = to.startsWith(name + "/") ? to.substring(name.length() + 1) : to;
                found = laid(row, below, inside, group.rules(), inner);
                merged.add(found ? group.with(inner) : rule);
            } else {
                merged.add(rule);
            }
        }
        return found;
    }

    private enum Move {
        REPLACE,
        REMOVE,
        ADD
    }

    /** Which field is meant, seen from the group. */
    private record Path(String field, Move move) {}
}
