package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.message.Element;
import java.util.List;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmValue;
import org.jspecify.annotations.Nullable;

/** Writes an element with rules of its own, once or for each item. Elements that stay empty are left out. */
final class GroupStep implements Step {

    private final Rule.Group rule;
    private final @Nullable CompiledXPath when;
    private final @Nullable CompiledXPath each;
    private final List<Step> steps;

    GroupStep(Rule.Group rule, XPaths xpaths) {
        this.rule = rule;
        this.when = xpaths.compile(rule.when());
        this.each = xpaths.compile(rule.each());
        this.steps = TableMapping.steps(rule.rules(), xpaths);
    }

    @Override
    public void apply(Scope scope, Element below, Notes notes) {
        try {
            if (each == null) {
                once(scope, below, notes);
            } else {
                repeat(each.items(scope), scope, below, notes);
            }
        } catch (FailedExpression e) {
            notes.fault(new RuleFault(rule.place(), rule.to().field(), e.reason()));
        }
    }

    private void once(Scope scope, Element below, Notes notes) throws FailedExpression {
        if (when == null || when.holds(scope)) {
            var element = new Element(rule.to().elements().getLast());
            fill(element, scope, below, notes);
        }
    }

    private void repeat(XdmValue items, Scope scope, Element below, Notes notes) throws FailedExpression {
        int position = 0;
        for (XdmItem item : items) {
            position++;
            Scope inner = scope.at(item, position);
            if (when == null || when.holds(inner)) {
                fill(Element.repeated(rule.to().elements().getLast()), inner, below, notes);
            }
        }
    }

    private void fill(Element element, Scope scope, Element below, Notes notes) {
        steps.forEach(step -> step.apply(scope, element, notes));
        if (!element.isEmpty()) {
            Writing.parent(below, rule.to()).add(element);
        }
    }
}
