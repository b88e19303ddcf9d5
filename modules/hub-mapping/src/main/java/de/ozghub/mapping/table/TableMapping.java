package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.message.Element;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;

/** A compiled rule table of one target. Immutable and thread-safe. */
public final class TableMapping {

    private final QName root;
    private final List<Step> steps;

    /** @param root the message's root element */
    public TableMapping(QName root, List<Rule> rules, XPaths xpaths) {
        this.root = root;
        this.steps = steps(rules, xpaths);
    }

    /** The message's tree; of no use if faults were noted. */
    public Element run(Submitted submitted, Notes notes) {
        var element = new Element(root);
        Scope scope = Scope.of(submitted);
        steps.forEach(step -> step.apply(scope, element, notes));
        return element;
    }

    static List<Step> steps(List<Rule> rules, XPaths xpaths) {
        var steps = new ArrayList<Step>();
        for (Rule rule : rules) {
            steps.add(
                    switch (rule) {
                        case Rule.Field field -> new FieldStep(field, xpaths);
                        case Rule.Group group -> new GroupStep(group, xpaths);
                    });
        }
        return List.copyOf(steps);
    }
}
