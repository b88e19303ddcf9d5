package de.ozghub.mapping.tool;

import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetDefinition;
import java.util.ArrayList;
import java.util.List;

/** Prints what holds for one authority: every setting, code and field with the file and line it comes from. */
public final class EffectiveMapping {

    private EffectiveMapping() {}

    /**
     * One line of the effective mapping.
     *
     * @param kind {@code setting}, {@code code}, {@code field}, {@code group} or {@code stylesheet}
     * @param origin file and line; files in {@code overrides/} belong to Verbund and authority
     */
    public record Line(String kind, String name, String value, String origin) {

        /** Whether Verbund or authority set it differently. */
        public boolean overridden() {
            return origin.startsWith("overrides/");
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
        for (TargetDefinition target : definition.targets()) {
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

    private static void rules(List<Rule> rules, String above, List<Line> lines) {
        for (Rule rule : rules) {
            String name = above + "/" + rule.to().text();
            String origin = rule.place().toString();
            switch (rule) {
                case Rule.Group group -> {
                    String each = group.each() == null
                            ? "once"
                            : "each " + group.each().text().replaceAll("\\s+", " ");
                    lines.add(new Line("group", name, each, origin));
                    rules(group.rules(), name, lines);
                }
                case Rule.Field field -> lines.add(new Line("field", name, source(field), origin));
            }
        }
    }

    private static String source(Rule.Field field) {
        return switch (field.source()) {
            case Rule.Constant constant -> "constant " + constant.text();
            case Rule.FromContext context -> "context " + context.value().id();
            case Rule.FromSetting setting -> "setting " + setting.name();
            case Rule.FromData data -> data.expression().text().replaceAll("\\s+", " ");
        };
    }
}
