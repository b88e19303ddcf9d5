package de.ozghub.mapping.tool;

import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.DefinitionReader;
import de.ozghub.mapping.definition.Expression;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what holds for one authority: every setting, code and field with the file and line it comes from. */
public final class EffectiveMapping {

    private EffectiveMapping() {}

    /**
     * One line of the effective mapping.
     *
     * @param kind {@code setting}, {@code code}, {@code attachments}, {@code field}, {@code group} or {@code stylesheet}
     * @param origin file and line; files in {@code conf/mappings/} belong to Verbund and authority
     */
    public record Line(String kind, String name, String value, String origin) {

        /** Whether Verbund or authority set it differently. */
        public boolean overridden() {
            return origin.startsWith(DefinitionReader.WRITTEN);
        }
    }

    public static List<Line> of(PackageDefinition definition) {
        var lines = new ArrayList<Line>();
        definition
                .values()
                .settings()
                .forEach((name, setting) -> lines.add(new Line(
                        "setting", name, setting.text(), setting.place().toString())));
        definition
                .values()
                .codes()
                .forEach((table, codes) -> codes.rows()
                        .forEach((code, row) -> lines.add(new Line(
                                "code",
                                table + "/" + code,
                                row.to(),
                                row.place().toString()))));
        definition
                .attachments()
                .settings()
                .forEach((name, setting) -> lines.add(new Line(
                        "attachments", name, setting.text(), setting.place().toString())));
        for (TargetDefinition target : definition.targets()) {
            lines.add(new Line(
                    "target",
                    target.label().name(),
                    target.mustConfirm() ? "must confirm" : "need not confirm",
                    target.place().toString()));
            switch (target.body()) {
                case Body.Table table -> rules(table.rules(), target.label().name(), lines);
                case Body.Stylesheet stylesheet ->
                    lines.add(new Line(
                            "stylesheet",
                            target.label().name(),
                            stylesheet.place().file(),
                            target.place().toString()));
            }
        }
        return lines;
    }

    /**
     * What is different in the other: lines it has and lines it lacks.
     *
     * @param ours and {@code theirs}: the same package as it is in two places
     */
    public static List<Change> differences(PackageDefinition ours, PackageDefinition theirs) {
        Map<String, List<Line>> before = byName(ours);
        Map<String, List<Line>> after = byName(theirs);
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (String name : names) {
            List<Line> here = before.getOrDefault(name, List.of());
            List<Line> there = after.getOrDefault(name, List.of());
            // an overridden rule may differ in a conversion, which the line does not tell
            if (!here.equals(there)) {
                changes.add(new Change(name, here, there));
            }
        }
        return changes;
    }

    /**
     * Something that is set differently in two places.
     *
     * @param name kind and name
     * @param ours lines of that name; none where it is left out
     * @param theirs same for the other place
     */
    public record Change(String name, List<Line> ours, List<Line> theirs) {
        public Change {
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }
    }

    private static Map<String, List<Line>> byName(PackageDefinition definition) {
        return of(definition).stream()
                .collect(Collectors.groupingBy(
                        line -> line.kind() + " " + line.name(), LinkedHashMap::new, Collectors.toList()));
    }

    private static void rules(List<Rule> rules, String above, List<Line> lines) {
        for (Rule rule : rules) {
            String name = above + "/" + rule.to().text();
            String origin = rule.place().toString();
            switch (rule) {
                case Rule.Group group -> {
                    String each = group.each() == null ? "once" : "each " + oneLine(group.each());
                    lines.add(new Line("group", name, each, origin));
                    rules(group.rules(), name, lines);
                }
                case Rule.Field field -> lines.add(new Line("field", name, source(field), origin));
            }
        }
    }

    private static String source(Rule.Field field) {
        String source = switch (field.source()) {
            case Rule.Constant constant -> "constant " + constant.text();
            case Rule.FromContext context -> "context " + context.value().id();
            case Rule.FromSetting setting -> "setting " + setting.name();
            case Rule.FromData data -> oneLine(data.expression());
        };
        String standIn = field.shaping().standIn() == null
                ? ""
                : ", default " + field.shaping().standIn();
        String when = field.when() == null ? "" : ", when " + oneLine(field.when());
        return source + standIn + when;
    }

    private static String oneLine(Expression expression) {
        return expression.text().replaceAll("\\s+", " ");
    }
}
