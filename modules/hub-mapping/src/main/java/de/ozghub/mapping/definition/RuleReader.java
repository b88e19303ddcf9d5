package de.ozghub.mapping.definition;

import de.ozghub.mapping.convert.Conversion;
import de.ozghub.mapping.definition.YamlFields.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of rule tables. For one package. */
final class RuleReader {

    /** What is done with every text from the data unless the package says otherwise. */
    static final List<Step> USUAL =
            List.of(new Step(new Place("", 0), "trim", ""), new Step(new Place("", 0), "nfc", ""));

    private static final Set<String> SOURCES = Set.of("from", "constant", "context", "setting");

    private final Conversions conversions;
    private final List<Step> usual;
    private final Map<String, String> namespaces;
    private final Set<String> settings;
    private final Faults faults;

    RuleReader(
            Conversions conversions,
            List<Step> usual,
            Map<String, String> namespaces,
            Set<String> settings,
            Faults faults) {
        this.conversions = conversions;
        this.usual = List.copyOf(usual);
        this.namespaces = namespaces;
        this.settings = settings;
        this.faults = faults;
    }

    List<Rule> read(List<YamlFields> rows, String namespace) {
        var rules = new ArrayList<Rule>();
        var written = new HashSet<String>();
        for (YamlFields row : rows) {
            Rule rule = row(row, row.has("to") ? row.text("to") : "", namespace);
            rules.add(rule);
            boolean always = rule instanceof Rule.Field && rule.when() == null;
            if (always && !written.add(rule.to().text())) {
                faults.add(rule.place(), "written-twice", rule.to().text(), "Two rules write the same field.");
            }
        }
        return rules;
    }

    /** One row; {@code to} is its path seen from its group. */
    Rule row(YamlFields row, String path, String namespace) {
        TargetPath to = to(row, path, namespace);
        Rule rule = row.has("rules") ? group(row, to, namespace) : field(row, to);
        row.done();
        return rule;
    }

    private Rule group(YamlFields row, TargetPath to, String namespace) {
        if (to.attribute() != null || to.elements().isEmpty()) {
            faults.add(row.place("to"), "group-target", to.text(), "A group writes an element.");
        }
        return new Rule.Group(row.place(), to, each(row), row.expression("when"), read(row.blocks("rules"), namespace));
    }

    /** What a group is repeated for: items of the data, or attachments of one purpose. */
    private @Nullable Expression each(YamlFields row) {
        String purpose = row.value("attachments", "", RuleReader::requirePurpose);
        if (purpose.isEmpty()) {
            return row.expression("each");
        }
        if (row.has("each")) {
            faults.add(row.place("attachments"), "each", purpose, "Either 'each' or 'attachments', not both.");
        }
        String filter = purpose.equals("*") ? "" : "[@purpose = '" + purpose + "']";
        return new Expression(row.place("attachments"), "$hub/attachment" + filter);
    }

    private static String requirePurpose(String purpose) {
        if (!purpose.matches("\\*|[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("a purpose, or * for all attachments, is needed");
        }
        return purpose;
    }

    private Rule field(YamlFields row, TargetPath to) {
        Rule.Source source = source(row);
        var steps = new ArrayList<Step>();
        if (source instanceof Rule.FromData) {
            steps.addAll(usual);
        }
        steps.addAll(row.steps("convert"));
        var shaping = new Rule.Shaping(
                row.value("title", to.field(), title -> title.isBlank() ? to.field() : title),
                steps.stream().map(this::conversion).toList(),
                row.optionalText("default"),
                row.flag("required"),
                row.optionalText("join"));
        if (shaping.required() && shaping.standIn() != null) {
            faults.add(row.place("default"), "required-with-default", to.text(), "A default makes 'required' idle.");
        }
        return new Rule.Field(row.place(), to, row.expression("when"), source, shaping);
    }

    private TargetPath to(YamlFields row, String path, String namespace) {
        if (!row.has("to")) {
            faults.add(row.place(), "missing-key", "to", "A rule says with 'to' where it writes.");
        }
        return row.value(
                "to", new TargetPath("none", List.of(), null), text -> TargetPath.of(path, namespace, namespaces));
    }

    private Rule.Source source(YamlFields row) {
        long named = row.keys().stream().filter(SOURCES::contains).count();
        if (named != 1) {
            faults.add(
                    row.place(),
                    "source",
                    String.join(", ", row.keys()),
                    "A rule has exactly one of 'from', 'constant', 'context' and 'setting'.");
        }
        Expression from = row.expression("from");
        if (from != null) {
            return new Rule.FromData(from);
        }
        if (row.has("context")) {
            return new Rule.FromContext(row.choice("context", ContextValue.byId(), ContextValue.SUBMISSION_ID));
        }
        if (row.has("setting")) {
            return new Rule.FromSetting(row.value("setting", "", this::requireSetting));
        }
        return new Rule.Constant(Objects.requireNonNullElse(row.optionalText("constant"), ""));
    }

    private String requireSetting(String name) {
        if (!settings.contains(name)) {
            throw new IllegalArgumentException("mapping.yaml declares no such setting");
        }
        return name;
    }

    private Conversion conversion(Step step) {
        try {
            return conversions.named(step.name(), step.argument());
        } catch (IllegalArgumentException e) {
            String shown = step.argument().isEmpty() ? step.name() : step.name() + ": " + step.argument();
            faults.add(step.place(), "conversion", shown, "Not a conversion: " + e.getMessage());
            return (text, losses) -> text;
        }
    }
}
