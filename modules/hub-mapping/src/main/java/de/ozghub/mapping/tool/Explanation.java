package de.ozghub.mapping.tool;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.Rule;
import de.ozghub.mapping.sample.Difference;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.tool.Leaves.Leaf;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/** Says of each target field where it comes from and by which rule. */
public final class Explanation {

    private final HardenedXml xml;
    private final PackageTest comparison;

    public Explanation(HardenedXml xml, PackageTest comparison) {
        this.xml = xml;
        this.comparison = comparison;
    }

    /**
     * One line for each field written.
     *
     * @param from the source fields, or what else the rule takes; of a stylesheet every source field whose change changes
     *     this one
     * @param rule file and line; of a stylesheet its name
     */
    public record Line(String target, String field, String value, String from, String rule) {}

    /** Every field of every message of this input, in the order it was written. */
    public List<Line> of(MappingPackage mappingPackage, MappingInput input) {
        var entries = new ArrayList<Map.Entry<String, Notes.Entry>>();
        MappingResult result = mappingPackage.map(input, (target, entry) -> entries.add(Map.entry(target, entry)));
        var lines = new ArrayList<Line>();
        entries.forEach(entry -> lines.add(line(entry.getKey(), entry.getValue())));
        mappingPackage.definition().targets().stream()
                .filter(target -> target.body() instanceof Body.Stylesheet)
                .forEach(target -> lines.addAll(byStylesheet(
                        mappingPackage,
                        input,
                        result,
                        target.label().name(),
                        ((Body.Stylesheet) target.body()).place().file())));
        return lines;
    }

    private static Line line(String target, Notes.Entry entry) {
        String attribute =
                entry.attribute() == null ? "" : "/@" + entry.attribute().getLocalPart();
        String from = switch (entry.rule().source()) {
            case Rule.Constant constant -> "constant";
            case Rule.FromContext context -> "context " + context.value().id();
            case Rule.FromSetting setting -> "setting " + setting.name();
            case Rule.FromData data -> sources(entry, data);
        };
        return new Line(
                target,
                entry.element().path() + attribute,
                entry.text(),
                from,
                entry.rule().place().toString());
    }

    private static String sources(Notes.Entry entry, Rule.FromData data) {
        var paths = new ArrayList<String>();
        for (XdmItem item : entry.sources()) {
            paths.add(
                    item instanceof XdmNode node
                            ? path(node)
                            : data.expression().text());
        }
        return paths.isEmpty() ? "default" : String.join(", ", new TreeSet<>(paths));
    }

    private static String path(XdmNode node) {
        String own = switch (node.getNodeKind()) {
            case DOCUMENT -> "";
            case ATTRIBUTE -> "@" + node.getNodeName().getLocalName();
            case ELEMENT -> node.getNodeName().getLocalName();
            case TEXT, COMMENT, PROCESSING_INSTRUCTION, NAMESPACE -> "text()";
        };
        XdmNode parent = node.getParent();
        String above = parent == null ? "" : path(parent);
        return above.isEmpty() ? own : above + "/" + own;
    }

    private List<Line> byStylesheet(
            MappingPackage mappingPackage, MappingInput input, MappingResult result, String target, String file) {
        if (!(result instanceof MappingResult.Mapped mapped)) {
            return List.of();
        }
        Bytes before = PackageTest.documents(mapped).get(target);
        SortedMap<String, TreeSet<String>> influence = new TreeMap<>();
        var values = new TreeMap<String, String>();
        Leaves.of(xml, input.data()).ifPresent(leaves -> {
            for (Leaf leaf : leaves.all()) {
                var changed = new MappingInput(leaves.with(leaf, leaf.text() + "X"), input.context(), input.settings());
                for (Difference difference : differences(mappingPackage, changed, before, target)) {
                    influence
                            .computeIfAbsent(difference.path(), path -> new TreeSet<>())
                            .add(leaf.path());
                    values.putIfAbsent(difference.path(), difference.expected());
                }
            }
        });
        return influence.entrySet().stream()
                .map(entry -> new Line(
                        target,
                        entry.getKey(),
                        values.getOrDefault(entry.getKey(), ""),
                        String.join(", ", entry.getValue()),
                        file))
                .toList();
    }

    private List<Difference> differences(
            MappingPackage mappingPackage, MappingInput changed, @Nullable Bytes before, String target) {
        return mappingPackage.map(changed) instanceof MappingResult.Mapped mapped
                ? comparison.differences(
                        mappingPackage,
                        target,
                        before,
                        PackageTest.documents(mapped).get(target))
                : List.of();
    }
}
