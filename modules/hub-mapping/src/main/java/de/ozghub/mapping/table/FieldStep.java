package de.ozghub.mapping.table;

import de.ozghub.mapping.definition.Conversion;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.Unconvertible;
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
    public void apply(Scope scope, Element below, List<RuleFault> faults) {
        try {
            if (when != null && !when.holds(scope)) {
                return;
            }
            String text = shaped(texts(scope));
            if (!text.isEmpty() && !Writing.write(below, rule.to(), text)) {
                faults.add(fault("written-twice"));
            }
        } catch (FailedExpression e) {
            faults.add(fault(e.reason()));
        } catch (Unconvertible e) {
            faults.add(fault(e.reason()));
        }
    }

    private List<String> texts(Scope scope) throws FailedExpression {
        return switch (rule.source()) {
            case Rule.Constant constant -> List.of(constant.text());
            case Rule.FromContext context ->
                one(context.value().of(scope.submitted().context()));
            case Rule.FromSetting setting -> one(scope.submitted().settings().get(setting.name()));
            case Rule.FromData data -> found(scope);
        };
    }

    private static List<String> one(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private List<String> found(Scope scope) throws FailedExpression {
        var texts = new ArrayList<String>();
        if (from != null) {
            for (XdmItem item : from.items(scope)) {
                texts.add(text(item));
            }
        }
        return texts;
    }

    private static String text(XdmItem item) throws FailedExpression {
        try {
            return item.getStringValue();
        } catch (UnsupportedOperationException e) {
            throw new FailedExpression("no-text");
        }
    }

    private String shaped(List<String> texts) throws Unconvertible {
        Rule.Shaping shaping = rule.shaping();
        var converted = new ArrayList<String>();
        for (String text : texts) {
            String shaped = text;
            for (Conversion conversion : shaping.conversions()) {
                shaped = shaped.isEmpty() ? shaped : conversion.convert(shaped);
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
