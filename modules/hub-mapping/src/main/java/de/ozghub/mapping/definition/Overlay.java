package de.ozghub.mapping.definition;

import de.ozghub.mapping.definition.CodeTable.Row;
import de.ozghub.mapping.definition.PackageDefinition.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Verbund or an authority sets differently in one package: values, rows of code tables, what attachments it takes, single fields. */
final class Overlay {

    private final YamlFields fields;
    private final Faults faults;

    private Overlay(YamlFields fields, Faults faults) {
        this.fields = fields;
        this.faults = faults;
    }

    static Overlay parse(String file, String text, String packagePath, Faults faults) {
        var overlay = new Overlay(YamlFields.parse(file, text, faults), faults);
        overlay.fields.require("package");
        String named = overlay.fields.text("package");
        if (!named.equals(packagePath)) {
            faults.add(
                    overlay.fields.place("package"),
                    "other-package",
                    named,
                    "This file belongs to " + packagePath + ".");
        }
        return overlay;
    }

    /** The settings with this overlay's values. */
    Map<String, Setting> settings(Map<String, Setting> below) {
        var merged = new LinkedHashMap<>(below);
        fields.block("settings")
                .ifPresent(block -> block.keys().forEach(name -> {
                    if (below.containsKey(name)) {
                        merged.put(name, new Setting(block.place(name), block.text(name)));
                    } else {
                        faults.add(block.place(name), "unknown-setting", name, "The package declares no such setting.");
                    }
                }));
        return merged;
    }

    /** The code tables with this overlay's rows. */
    Map<String, CodeTable> codes(Map<String, CodeTable> below) {
        var merged = new LinkedHashMap<>(below);
        fields.block("codes")
                .ifPresent(block -> block.keys().forEach(name -> {
                    CodeTable table = below.get(name);
                    if (table == null) {
                        faults.add(
                                block.place(name), "unknown-table", name, "The package declares no such code table.");
                    } else {
                        merged.put(name, table.with(rows(block, name)));
                    }
                }));
        return merged;
    }

    private static Map<String, Row> rows(YamlFields block, String table) {
        var rows = new LinkedHashMap<String, Row>();
        block.block(table)
                .ifPresent(found ->
                        found.keys().forEach(code -> rows.put(code, new Row(found.place(code), found.text(code)))));
        return rows;
    }

    /** The attachment policy with this overlay's values. */
    AttachmentTerms attachments(AttachmentTerms below) {
        return below.with(fields, faults);
    }

    /** The targets with this overlay's fields. */
    List<TargetDefinition> targets(List<TargetDefinition> below, RuleReader reader) {
        var merged = new ArrayList<>(below);
        fields.block("targets").ifPresent(block -> {
            for (String name : block.keys()) {
                int at = index(below, name);
                if (at < 0) {
                    faults.add(block.place(name), "unknown-target", name, "The package has no such target.");
                } else {
                    block.block(name).ifPresent(target -> merged.set(at, target(merged.get(at), target, reader)));
                }
            }
        });
        fields.done();
        return merged;
    }

    private static int index(List<TargetDefinition> targets, String name) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).label().name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private TargetDefinition target(TargetDefinition below, YamlFields block, RuleReader reader) {
        TargetDefinition merged = block.has("must-confirm") ? below.with(block.flag("must-confirm")) : below;
        List<YamlFields> rows = block.blocks("rules");
        block.done();
        if (rows.isEmpty()) {
            return merged;
        }
        if (!(merged.body() instanceof Body.Table table)) {
            faults.add(block.place(), "body", "", "A target made by a stylesheet has no rules to override.");
            return merged;
        }
        List<Rule> rules = table.rules();
        for (YamlFields row : rows) {
            rules = new FieldOverride(reader, merged.namespace(), faults).apply(row, rules);
        }
        return merged.with(rules);
    }
}
