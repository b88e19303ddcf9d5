package de.ozghub.mapping.sample;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.Sample.Expectation;
import de.ozghub.mapping.sample.SampleResult.Failed;
import de.ozghub.mapping.sample.SampleResult.NotRun;
import de.ozghub.mapping.sample.SampleResult.Passed;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.validation.Verdict;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.saxon.s9api.SaxonApiException;
import org.jspecify.annotations.Nullable;

/** Runs a package on its samples. Thread-safe. */
public final class PackageTest {

    private static final String SOURCE = "source";

    private final HardenedXml xml;
    private final Validation validation;

    public PackageTest(HardenedXml xml, Validation validation) {
        this.xml = xml;
        this.validation = validation;
    }

    /** Every sample of the package, by name. */
    public TestReport run(MappingPackage mappingPackage, PackageSource source) {
        return new TestReport(Sample.of(source).stream()
                .map(sample -> run(mappingPackage, sample))
                .toList());
    }

    private SampleResult run(MappingPackage mappingPackage, Sample sample) {
        if (sample.faults().any()) {
            return failed(
                    sample, "/", "a readable sample", sample.faults().list().toString());
        }
        ValidationReport report = validation
                .validator(mappingPackage.source())
                .validate(sample.input().data().toByteArray());
        if (report.verdict() == Verdict.CANNOT_JUDGE) {
            return new NotRun(sample.name(), report.findings().getFirst().english());
        }
        if (sample.expectation() == Expectation.SOURCE_INVALID) {
            return report.valid()
                    ? failed(sample, "/", "refused by the source schema", "valid")
                    : new Passed(sample.name());
        }
        if (!report.valid()) {
            return failed(sample, "/", "valid", report.findings().toString());
        }
        return compare(sample, mappingPackage.map(sample.input()));
    }

    private SampleResult compare(Sample sample, MappingResult result) {
        return switch (result) {
            case MappingFault fault when sample.expectation() == Expectation.MAPPING_FAULT -> new Passed(sample.name());
            case MappingFault fault ->
                failed(sample, "/", "messages", fault.problems().toString());
            case Mapped mapped
            when sample.expectation() == Expectation.MAPPING_FAULT ->
                failed(sample, "/", "a mapping fault", mapped.messages().toString());
            case Mapped mapped -> compare(sample, mapped);
        };
    }

    private SampleResult compare(Sample sample, Mapped mapped) {
        var actual = new TreeMap<String, Bytes>();
        for (MappedMessage message : mapped.messages()) {
            actual.put(message.target(), message.bytes());
        }
        var differences = new ArrayList<Difference>();
        var targets = new TreeSet<>(actual.keySet());
        targets.addAll(sample.expected().keySet());
        for (String target : targets) {
            differences.addAll(compare(target, sample.expected().get(target), actual.get(target)));
        }
        return differences.isEmpty() ? new Passed(sample.name()) : new Failed(sample.name(), differences);
    }

    private List<Difference> compare(String target, @Nullable Bytes expected, @Nullable Bytes actual) {
        if (expected == null || actual == null) {
            return List.of(new Difference(
                    target,
                    "/",
                    expected == null ? "no message" : "a message",
                    actual == null ? "no message" : "a message"));
        }
        try {
            return new XmlComparison(xml, target).compare(expected, actual);
        } catch (SaxonApiException | XmlFault e) {
            return List.of(new Difference(target, "/", "an expected result in XML", "not readable"));
        }
    }

    private static Failed failed(Sample sample, String path, String expected, String actual) {
        return new Failed(sample.name(), List.of(new Difference(SOURCE, path, expected, actual)));
    }
}
