package de.ozghub.mapping;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.definition.PackageDefinition;
import de.ozghub.mapping.definition.Place;
import de.ozghub.mapping.message.CompiledTarget;
import de.ozghub.mapping.message.HubDocument;
import de.ozghub.mapping.table.CompiledXPath;
import de.ozghub.mapping.table.FailedExpression;
import de.ozghub.mapping.table.RuleFault;
import de.ozghub.mapping.table.Submitted;
import de.ozghub.submission.Area;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;

/**
 * One compiled version of a mapping package. Immutable and thread-safe; mapping the same input gives the same bytes, so a
 * stage that uses it may run twice.
 */
public final class MappingPackage {

    private static final String SOURCE = "source";
    private static final int MAX_PROBLEMS = 50;

    private final PackageVersion version;
    private final PackageDefinition definition;
    private final Reading reading;
    private final List<CompiledTarget> targets;
    private final Tools tools;

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

    /** The schema its input is valid against. */
    public SchemaKey source() {
        return definition.source().schema();
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
        return definition.settings();
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

    /** Every target's message, or every problem of every target. Never throws for what stands in the data. */
    public MappingResult map(MappingInput input) {
        XdmNode document;
        try {
            document = parse(input.data());
        } catch (SaxonApiException | XmlFault e) {
            return new MappingFault(List.of(failed(new RuleFault(new Place(SOURCE, 0), SOURCE, "not-xml"), SOURCE)));
        }
        Map<String, String> settings = new TreeMap<>(definition.settings());
        settings.putAll(input.settings());
        XdmNode hub = HubDocument.of(tools.xml().processor(), input.context(), settings);
        var submitted = new Submitted(document, hub, input.context(), settings);
        var messages = new ArrayList<MappedMessage>();
        var problems = new ArrayList<Problem>();
        for (CompiledTarget target : targets) {
            map(target, submitted, messages, problems);
        }
        return problems.isEmpty()
                ? new Mapped(messages)
                : new MappingFault(problems.stream().limit(MAX_PROBLEMS).toList());
    }

    private void map(
            CompiledTarget compiled, Submitted submitted, List<MappedMessage> messages, List<Problem> problems) {
        Target target = compiled.target();
        try {
            if (compiled.when() != null && !compiled.when().holds(submitted)) {
                return;
            }
        } catch (FailedExpression e) {
            var place = new Place(MappingPackages.DESCRIPTION, 0);
            problems.add(failed(new RuleFault(place, "when", e.reason()), target.name()));
            return;
        }
        var faults = new ArrayList<RuleFault>();
        Bytes bytes = compiled.maker().make(submitted, faults);
        if (!faults.isEmpty()) {
            faults.forEach(fault -> problems.add(failed(fault, target.name())));
            return;
        }
        ValidationReport report = tools.validation().validator(target.format()).validate(bytes.toByteArray());
        report.findings().forEach(finding -> problems.add(invalid(finding, target.name())));
        if (report.valid()) {
            messages.add(
                    new MappedMessage(target.name(), target.format(), "application/xml", bytes, target.mustConfirm()));
        }
    }

    private XdmNode parse(Bytes data) throws SaxonApiException {
        return tools.xml().processor().newDocumentBuilder().build(tools.xml().source(data.open()));
    }

    private static Problem failed(RuleFault fault, String target) {
        return Problem.of(ProblemCode.MAPPING_FAILED, target, "rule", fault.place())
                .with("field", fault.field())
                .with("reason", fault.reason());
    }

    private static Problem invalid(Finding finding, String target) {
        return Problem.of(ProblemCode.TARGET_INVALID, target, "rule", finding.rule())
                .with("line", finding.line())
                .with("path", finding.path())
                .with("field", finding.field());
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
