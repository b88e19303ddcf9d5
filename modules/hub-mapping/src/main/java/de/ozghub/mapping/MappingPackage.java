package de.ozghub.mapping;

import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.definition.Body;
import de.ozghub.mapping.definition.CodeTable;
import de.ozghub.mapping.definition.EnclosureDefinition;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.definition.TargetDefinition;
import de.ozghub.mapping.format.NamedRow;
import de.ozghub.mapping.format.RowsFormat;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.message.HubDocument;
import de.ozghub.mapping.table.CompiledXPath;
import de.ozghub.mapping.table.FailedExpression;
import de.ozghub.mapping.table.Notes;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.submission.Area;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.library.StandardVersion;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;

/**
 * One compiled version of a mapping package. Immutable and thread-safe; mapping the same input gives the same bytes, so a
 * stage that uses it may run twice.
 */
public final class MappingPackage {

    private static final String SOURCE = "source";

    private final PackageVersion version;
    private final PackageDefinition definition;
    private final Reading reading;
    private final List<CompiledTarget> targets;
    private final Tools tools;
    private final Map<String, CodeTable> codesForStylesheets;

    MappingPackage(
            PackageVersion version,
            PackageDefinition definition,
            Reading reading,
            List<CompiledTarget> targets,
            Tools tools) {
        this.version = version;
        this.definition = definition;
        this.reading = reading;
        this.targets = List.copyOf(targets);
        this.tools = tools;
        boolean stylesheet = definition.targets().stream().anyMatch(MappingPackage::usesStylesheet);
        this.codesForStylesheets = stylesheet ? definition.values().codes() : Map.of();
    }

    private static boolean usesStylesheet(TargetDefinition target) {
        return target.body() instanceof Body.Stylesheet
                || target.enclosures().stream()
                        .anyMatch(enclosure -> !(enclosure instanceof EnclosureDefinition.Original));
    }

    public PackageVersion version() {
        return version;
    }

    /** German name of the service. */
    public String title() {
        return definition.title();
    }

    public ServiceKey service() {
        return definition.source().service();
    }

    /** The schema its input is valid against; without a root it takes every root of the standard. */
    public SchemaKey source() {
        return definition.source().schema();
    }

    /**
     * The official standard, with its version, that is in the library and for which the package's own schema stands in:
     * then the package is out of use. Empty if there is none.
     */
    public Optional<String> replacedBy() {
        return definition
                .source()
                .standInFor()
                .flatMap(standard -> tools.validation().library().packages().stream()
                        .filter(found -> found.official() && found.fault().isEmpty())
                        .flatMap(found -> found.standards().stream())
                        .filter(version -> version.urn().equals(standard))
                        .map(StandardVersion::key)
                        .findFirst());
    }

    /** Whether data of this schema are its input. */
    public boolean accepts(SchemaKey schema) {
        SchemaKey own = source();
        return own.equals(schema) || (own.root().isEmpty() && own.standard().equals(schema.standard()));
    }

    public ServicePolicy policy() {
        return definition.policy();
    }

    /** In the order of the package. */
    public List<Target> targets() {
        return targets.stream().map(CompiledTarget::target).toList();
    }

    /** What an authority may set differently, with the package's own values. */
    public Map<String, String> settings() {
        return definition.values().texts();
    }

    /** The territory the submission concerns; empty if the data name none, or nothing that is an ARS of 12 digits. */
    public Optional<Area> area(Bytes data) {
        try {
            return Optional.of(new Area(reading.area().first(parse(data))));
        } catch (FailedExpression | SaxonApiException | XmlFault | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the submission can be found by; keys without a value are left out. */
    public List<BusinessKey> businessKeys(Bytes data) {
        var found = new ArrayList<BusinessKey>();
        try {
            XdmNode document = parse(data);
            for (Key key : reading.keys()) {
                String value = key.from().first(document);
                if (!value.isEmpty()) {
                    found.add(new BusinessKey(key.name(), key.sensitivity(), value));
                }
            }
            return List.copyOf(found);
        } catch (FailedExpression | SaxonApiException | XmlFault e) {
            return List.copyOf(found);
        }
    }

    /** The rows of a target's document by name; empty where the format has no rows or the text is none of its documents. */
    public List<NamedRow> rows(String target, String document) {
        return targets.stream()
                .filter(compiled -> compiled.target().name().equals(target))
                .map(CompiledTarget::proof)
                .filter(RowsFormat.class::isInstance)
                .flatMap(proof -> ((RowsFormat) proof).read(document).stream())
                .toList();
    }

    /** What the package says, with everything that overrides it laid over. */
    public PackageDefinition definition() {
        return definition;
    }

    /** Every target's message, or every problem of every target. Never throws for what stands in the data. */
    public MappingResult map(MappingInput input) {
        return map(input, (target, entry) -> {}, false);
    }

    /** As {@link #map(MappingInput)}, telling the witness every field a rule table writes. */
    public MappingResult map(MappingInput input, BiConsumer<String, Notes.Entry> witness) {
        return map(input, witness, true);
    }

    private MappingResult map(MappingInput input, BiConsumer<String, Notes.Entry> witness, boolean witnessed) {
        XdmNode document;
        try {
            document = parse(input.data());
        } catch (SaxonApiException | XmlFault e) {
            return new MappingFault(List.of(failed(new RuleFault(new Place(SOURCE, 0), SOURCE, "not-xml"), SOURCE)));
        }
        Map<String, String> settings = new TreeMap<>(definition.values().texts());
        settings.putAll(input.settings());
        XdmNode hub = HubDocument.of(tools.xml().processor(), input.context(), settings, codesForStylesheets);
        var submitted = new Submitted(document, hub, input.context(), settings);
        var making = new Making(submitted, input.original());
        for (CompiledTarget target : targets) {
            String name = target.target().name();
            making.make(
                    target, () -> witnessed ? Notes.witnessed(entry -> witness.accept(name, entry)) : Notes.plain());
        }
        return making.result();
    }

    private XdmNode parse(Bytes data) throws SaxonApiException {
        return tools.xml().tree(data.open());
    }

    static Problem failed(RuleFault fault, String target) {
        if (fault.reason().equals(KnownRoots.NOT_SERVED)) {
            return Problem.of(ProblemCode.VERSION_NOT_SERVED, target, "version", fault.field());
        }
        return Problem.of(ProblemCode.MAPPING_FAILED, target, "rule", fault.place())
                .with("field", fault.field())
                .with("reason", fault.reason());
    }

    @Override
    public String toString() {
        return version.toString();
    }

    /** How the hub reads a submission itself. */
    record Reading(CompiledXPath area, List<Key> keys) {
        Reading {
            keys = List.copyOf(keys);
        }
    }

    /** A business key, ready to be read. */
    record Key(String name, BusinessKey.Sensitivity sensitivity, CompiledXPath from) {}

    /** What all packages share. */
    record Tools(HardenedXml xml, Validation validation) {}
}
