package de.ozghub.mapping.table;

import de.ozghub.mapping.convert.Conversion;
import de.ozghub.mapping.convert.Unconvertible;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.message.Element;
import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.XdmItem;
import org.jspecify.annotations.Nullable;

/** Writes one text. */
final class FieldStep implements Step {

    private final Rule.Field rule;
    private final @Nullable CompiledXPath when;
    private final @Nullable CompiledXPath from;

    FieldStep(Rule.Field rule, XPaths xpaths) {
        this.rule = rule;
        this.when = xpaths.compile(rule.when());
        this.from = rule.source() instanceof Rule.FromData data ? xpaths.compile(data.expression()) : null;
    }

    @Override
    public void apply(Scope scope, Element below, Notes notes) {
        try {
            if (when != null && !when.holds(scope)) {
                return;
            }
            List<XdmItem> items = found(scope);
            String text = shaped(texts(scope, items), notes);
            if (text.isEmpty()) {
                return;
            }
            Element written = Writing.write(below, rule.to(), text);
            if (written == null) {
                notes.fault(fault("written-twice"));
            } else if (notes.witnessed()) {
                notes.wrote(new Notes.Entry(rule, written, rule.to().attribute(), text, items));
            }
        } catch (FailedExpression e) {
            notes.fault(fault(e.reason()));
        } catch (Unconvertible e) {
            notes.fault(fault(e.reason()));
        }
    }

    private List<XdmItem> found(Scope scope) throws FailedExpression {
        var items = new ArrayList<XdmItem>();
        if (from != null) {
            from.items(scope).forEach(items::add);
        }
        return items;
    }

    private List<String> texts(Scope scope, List<XdmItem> items) throws FailedExpression {
        return switch (rule.source()) {
            case Rule.Constant constant -> List.of(constant.text());
            case Rule.FromContext context ->
                one(context.value().of(scope.submitted().context()));
            case Rule.FromSetting setting -> one(scope.submitted().settings().get(setting.name()));
            case Rule.FromData data -> {
                var texts = new ArrayList<String>();
                for (XdmItem item : items) {
                    texts.add(text(item));
                }
                yield texts;
            }
        };
    }

    private static List<String> one(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static String text(XdmItem item) throws FailedExpression {
        try {
            return item.getStringValue();
        } catch (UnsupportedOperationException e) {
            throw new FailedExpression("no-text");
        }
    }

    private String shaped(List<String> texts, Notes notes) throws Unconvertible {
        Rule.Shaping shaping = rule.shaping();
        var converted = new ArrayList<String>();
        for (String text : texts) {
            String shaped = text;
            for (Conversion conversion : shaping.conversions()) {
                shaped = shaped.isEmpty() ? shaped : conversion.convert(shaped, reason -> notes.loss(fault(reason)));
            }
            if (!shaped.isEmpty()) {
                converted.add(shaped);
            }
        }
        if (converted.size() > 1 && shaping.join() == null) {
            throw new Unconvertible("several-values");
        }
        if (converted.isEmpty() && shaping.required()) {
            throw new Unconvertible("required-missing");
        }
        if (converted.isEmpty()) {
            return shaping.standIn() == null ? "" : shaping.standIn();
        }
        return String.join(shaping.join() == null ? "" : shaping.join(), converted);
    }

    private RuleFault fault(String reason) {
        return new RuleFault(rule.place(), rule.shaping().title(), reason);
    }
}
