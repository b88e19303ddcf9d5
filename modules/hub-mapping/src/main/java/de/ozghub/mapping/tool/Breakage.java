package de.ozghub.mapping.tool;

import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.DefinitionReader;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.definition.TargetDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Breaks a package on purpose, one rule at a time: each variant lacks one field. If all samples still pass, no sample needs
 * that rule.
 */
public final class Breakage {

    private static final String FILE = DefinitionReader.OVERRIDES + "9-breakage.yaml";

    private Breakage() {}

    /** @param what the target and field that is missing */
    public record Variant(String what, PackageSource source) {}

    /** One variant for each field a rule table writes; a target made by a stylesheet has none. */
    public static List<Variant> of(PackageSource source, PackageDefinition definition) {
        var variants = new ArrayList<Variant>();
        for (TargetDefinition target : definition.targets()) {
            if (target.body() instanceof Body.Table table) {
                var fields = new LinkedHashSet<String>();
                fields(table.rules(), "", fields);
                fields.forEach(
                        field -> variants.add(variant(source, target.label().name(), field)));
            }
        }
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

    private static Variant variant(PackageSource source, String target, String field) {
        var files = new TreeMap<>(source.files());
        files.put(FILE, """
                package: %s
                targets:
                  %s:
                    rules:
                      - {to: "%s", remove: true, reason: broken on purpose}
                """.formatted(source.path(), target, field));
        return new Variant(target + ": " + field, PackageSource.of(source.path(), files));
    }
}
