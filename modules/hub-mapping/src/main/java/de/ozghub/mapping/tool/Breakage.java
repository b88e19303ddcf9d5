package de.ozghub.mapping.tool;

import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.DefinitionReader;
import de.ozghub.mapping.definition.EnclosureDefinition;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Breaks a package on purpose, one rule at a time. If all samples still pass, no sample needs that rule. Broken are: each
 * field (left out), each condition (always true), each template of a stylesheet (left out).
 */
public final class Breakage {

    private static final String FILE = DefinitionReader.OVERRIDES + "9-breakage.yaml";

    private Breakage() {}

    /** @param what the target and field, or the file and line, that is missing */
    public record Variant(String what, PackageSource source) {}

    /** One variant for each rule. */
    public static List<Variant> of(PackageSource source, PackageDefinition definition) {
        var variants = new ArrayList<Variant>();
        var ruleFiles = new LinkedHashSet<String>();
        var stylesheets = new LinkedHashMap<String, String>();
        for (TargetDefinition target : definition.targets()) {
            switch (target.body()) {
                case Body.Table table -> {
                    var fields = new LinkedHashSet<String>();
                    fields(table.rules(), "", fields);
                    fields.forEach(
                            field -> variants.add(without(source, target.label().name(), field)));
                    files(table.rules(), ruleFiles);
                }
                case Body.Stylesheet stylesheet ->
                    stylesheets.put(stylesheet.place().file(), stylesheet.text());
            }
            for (EnclosureDefinition enclosure : target.enclosures()) {
                if (enclosure instanceof EnclosureDefinition.Made made) {
                    stylesheets.put(made.body().place().file(), made.body().text());
                }
            }
        }
        ruleFiles.add(MappingPackages.DESCRIPTION);
        for (String file : ruleFiles) {
            String text = source.files().getOrDefault(file, "");
            Loosening.of(text).forEach(loose -> variants.add(with(source, file, loose)));
        }
        stylesheets.forEach(
                (file, text) -> TemplateRemoval.of(text).forEach(shorter -> variants.add(with(source, file, shorter))));
        return variants;
    }

    private static void fields(List<Rule> rules, String above, Set<String> fields) {
        for (Rule rule : rules) {
            String path = above + rule.to().text();
            switch (rule) {
                case Rule.Group group -> fields(group.rules(), path + "/", fields);
                case Rule.Field field -> fields.add(path);
            }
        }
    }

    private static void files(List<Rule> rules, Set<String> files) {
        rules.forEach(rule -> files.add(rule.place().file()));
    }

    private static Variant without(PackageSource source, String target, String field) {
        return with(source, FILE, new Edit(target + ": " + field, """
                package: %s
                targets:
                  %s:
                    rules:
                      - {to: "%s", remove: true, reason: broken on purpose}
                """.formatted(source.path(), target, field)));
    }

    private static Variant with(PackageSource source, String file, Edit edit) {
        var files = new TreeMap<>(source.files());
        files.put(file, edit.text());
        return new Variant(
                file.equals(FILE) ? edit.what() : file + ":" + edit.what(), PackageSource.of(source.path(), files));
    }

    /**
     * A file without one of its rules.
     *
     * @param what line and name of what is missing
     */
    record Edit(String what, String text) {}
}
