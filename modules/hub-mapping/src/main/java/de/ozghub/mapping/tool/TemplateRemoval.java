package de.ozghub.mapping.tool;

import de.ozghub.mapping.tool.Breakage.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stylesheet without one of its templates, as often as it has templates. Lines stay where they are. */
final class TemplateRemoval {

    // templates do not nest; an attribute's value may hold >
    private static final Pattern TEMPLATE = Pattern.compile(
            "<([\\w.-]+:)template((?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*)\\s*(?:/>|>.*?</\\1template\\s*>)",
            Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private TemplateRemoval() {}

    static List<Edit> of(String stylesheet) {
        var edits = new ArrayList<Edit>();
        Matcher template = TEMPLATE.matcher(stylesheet);
        while (template.find()) {
            long line = 1 + stylesheet.substring(0, template.start()).lines().count();
            String name = SPACE.matcher(template.group(2).strip()).replaceAll(" ");
            String lines = template.group().replaceAll("[^\n]", "");
            edits.add(new Edit(
                    "%d template %s".formatted(line, name),
                    stylesheet.substring(0, template.start()) + lines + stylesheet.substring(template.end())));
        }
        return edits;
    }
}
