package de.ozghub.mapping.tool;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.definition.PackageDefinition.Drop;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.tool.CoverageReport.Field;
import de.ozghub.mapping.tool.CoverageReport.State;
import de.ozghub.mapping.tool.Leaves.Leaf;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds out which source fields a package reads. A field is read if changing it, or taking it away, changes anything that
 * comes out: a message, a fault, the area, a business key. So a field that only decides a condition needs a sample in which
 * it decides.
 */
public final class Coverage {

    private final HardenedXml xml;

    public Coverage(HardenedXml xml) {
        this.xml = xml;
    }

    /**
     * Judges every field that stands in a sample or in the schema.
     *
     * @param schema all fields of the source schema; empty where a sample for each cannot be expected
     */
    public CoverageReport of(MappingPackage mappingPackage, PackageSource source, List<SourceField> schema) {
        var readBySamples = new LinkedHashMap<String, Boolean>();
        Map<String, Set<String>> values = new TreeMap<>();
        List<Sample> samples = Sample.of(source).stream()
                .filter(sample -> sample.outcome().expectation() == Sample.Expectation.MESSAGES)
                .toList();
        samples.forEach(sample -> leaves(sample)
                .ifPresent(leaves -> leaves.all()
                        .forEach(leaf -> values.computeIfAbsent(leaf.path(), path -> new LinkedHashSet<>())
                                .add(leaf.text()))));
        for (Sample sample : samples) {
            leaves(sample).ifPresent(leaves -> judge(mappingPackage, sample, leaves, values, readBySamples));
        }
        return report(mappingPackage.definition().drops(), schema, readBySamples);
    }

    private Optional<Leaves> leaves(Sample sample) {
        return Leaves.of(xml, sample.input().data());
    }

    private static void judge(
            MappingPackage mappingPackage,
            Sample sample,
            Leaves leaves,
            Map<String, Set<String>> values,
            Map<String, Boolean> read) {
        List<Object> before = outcome(mappingPackage, sample, sample.input().data());
        for (Leaf leaf : leaves.all()) {
            if (!read.getOrDefault(leaf.path(), false)) {
                boolean decides = alterations(leaves, leaf, values.getOrDefault(leaf.path(), Set.of())).stream()
                        .anyMatch(changed ->
                                !outcome(mappingPackage, sample, changed).equals(before));
                read.put(leaf.path(), decides);
            }
        }
    }

    private static List<Bytes> alterations(Leaves leaves, Leaf leaf, Set<String> others) {
        var altered = new ArrayList<Bytes>();
        altered.add(leaves.with(leaf, leaf.text() + "X"));
        altered.add(leaves.without(leaf));
        others.stream()
                .filter(other -> !other.equals(leaf.text()))
                .limit(5)
                .forEach(other -> altered.add(leaves.with(leaf, other)));
        switch (leaf.text().strip()) {
            case "true", "1" -> altered.add(leaves.with(leaf, "false"));
            case "false", "0" -> altered.add(leaves.with(leaf, "true"));
            default -> {
                // no truth value
            }
        }
        return altered;
    }

    /** Everything that comes out; the original that travels along says nothing about what was read. */
    private static List<Object> outcome(MappingPackage mappingPackage, Sample sample, Bytes data) {
        var outcome = new ArrayList<Object>();
        outcome.add(mappingPackage.area(data));
        outcome.add(mappingPackage.businessKeys(data));
        var input =
                new MappingInput(data, sample.input().context(), sample.input().settings());
        switch (mappingPackage.map(input)) {
            case MappingResult.MappingFault fault -> outcome.add(fault);
            case MappingResult.Mapped mapped -> {
                for (MappedMessage message : mapped.messages()) {
                    outcome.add(message.target());
                    outcome.add(message.bytes());
                    message.enclosures().stream()
                            .filter(enclosure -> !enclosure.original())
                            .forEach(outcome::add);
                }
            }
        }
        return outcome;
    }

    private static CoverageReport report(List<Drop> drops, List<SourceField> schema, Map<String, Boolean> read) {
        var titles = new TreeMap<String, String>();
        schema.forEach(field -> titles.put(field.path(), field.title()));
        var paths = new LinkedHashSet<>(titles.isEmpty() ? read.keySet() : order(schema));
        paths.addAll(read.keySet());
        var fields = new ArrayList<Field>();
        for (String path : paths) {
            Optional<Drop> drop = drops.stream()
                    .filter(candidate ->
                            pattern(candidate.field()).matcher(path).matches())
                    .findFirst();
            State state;
            if (read.getOrDefault(path, false)) {
                // a pattern may be wider than what is left out; a single field that is read is no drop
                boolean single = drop.isPresent() && !drop.get().field().contains("*");
                state = single ? State.READ_THOUGH_DROPPED : State.READ;
            } else if (drop.isPresent()) {
                state = State.DROPPED;
            } else {
                state = read.containsKey(path) ? State.SILENT : State.IN_NO_SAMPLE;
            }
            fields.add(new Field(
                    path,
                    titles.getOrDefault(path, ""),
                    state,
                    drop.map(Drop::reason).orElse("")));
        }
        return new CoverageReport(fields, needless(drops, paths));
    }

    private static List<String> order(List<SourceField> schema) {
        return schema.stream().map(SourceField::path).toList();
    }

    private static List<String> needless(List<Drop> drops, Set<String> paths) {
        return drops.stream()
                .filter(drop -> paths.stream()
                        .noneMatch(path -> pattern(drop.field()).matcher(path).matches()))
                .map(drop -> drop.place() + " " + drop.field())
                .toList();
    }

    /** {@code *} for one step, {@code **} for any. */
    private static Pattern pattern(String field) {
        var regex = new StringBuilder();
        for (String part : field.split("(?<=\\*\\*)|(?=\\*\\*)", -1)) {
            regex.append(part.equals("**") ? ".*" : step(part));
        }
        return Pattern.compile(regex.toString());
    }

    private static String step(String part) {
        return List.of(part.split("\\*", -1)).stream()
                .map(Pattern::quote)
                .reduce((left, right) -> left + "[^/]*" + right)
                .orElse("");
    }
}
