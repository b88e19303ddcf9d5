package de.ozghub.mapping.definition;

import java.util.List;

/** How a target's message is made. */
public sealed interface Body {

    /** By a table of rules, in the order of the target's elements. */
    record Table(List<Rule> rules) implements Body {
        public Table {
            rules = List.copyOf(rules);
        }
    }

    /** By an XSLT 3 stylesheet. */
    record Stylesheet(Place place, String text) implements Body {}
}
