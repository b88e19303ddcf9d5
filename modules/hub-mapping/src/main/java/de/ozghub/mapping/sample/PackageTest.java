package de.ozghub.mapping.sample;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.format.NamedRow;
import de.ozghub.mapping.sample.Sample.Expectation;
import de.ozghub.mapping.sample.SampleResult.Failed;
import de.ozghub.mapping.sample.SampleResult.NotRun;
import de.ozghub.mapping.sample.SampleResult.Passed;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.validation.Verdict;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.SaxonApiException;
import org.jspecify.annotations.Nullable;

/** Runs a package on its samples. Thread-safe. */
public final class PackageTest {

    /** Stands for the target in differences that concern the input, or the whole of what comes out. */
    public static final String SOURCE = "source";

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

    /** The first sample that does not pass, by name; the others are not run then. */
    public Optional<SampleResult> firstNotPassed(MappingPackage mappingPackage, PackageSource source) {
        return Sample.of(source).stream()
                .map(sample -> run(mappingPackage, sample))
                .filter(result -> !(result instanceof Passed))
                .findFirst();
    }

    /**
     * Names of the samples that should make messages and do not. For packages an authority overrides: their values may
     * differ from what is expected, but they must be valid.
     */
    public List<String> withoutValidMessages(MappingPackage mappingPackage, PackageSource source) {
        return Sample.of(source).stream()
                .filter(sample -> sample.outcome().expectation() == Expectation.MESSAGES)
                .filter(sample -> mappingPackage.map(sample.input()) instanceof MappingFault)
                .map(Sample::name)
                .toList();
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
        if (sample.outcome().expectation() == Expectation.SOURCE_INVALID) {
            return report.valid()
                    ? failed(sample, "/", "refused by the source schema", "valid")
                    : new Passed(sample.name());
        }
        if (!report.valid()) {
            return failed(sample, "/", "valid", report.findings().toString());
        }
        return compare(sample, mappingPackage);
    }

    private SampleResult compare(Sample sample, MappingPackage mappingPackage) {
        return switch (mappingPackage.map(sample.input())) {
            case MappingFault fault
            when sample.outcome().expectation() == Expectation.MAPPING_FAULT -> refused(sample, fault);
            case MappingFault fault -> failed(sample, "/", "messages", sentences(fault));
            case Mapped mapped
            when sample.outcome().expectation() == Expectation.MAPPING_FAULT ->
                failed(sample, "/", "a mapping fault", mapped.messages().toString());
            case Mapped mapped -> compare(sample, mappingPackage, mapped);
        };
    }

    private static SampleResult refused(Sample sample, MappingFault fault) {
        Sample.Expected wanted = sample.outcome();
        boolean found = fault.problems().stream()
                .filter(problem -> has(wanted.reason(), problem.code().official())
                        || has(wanted.reason(), problem.parameters().get("reason")))
                .anyMatch(problem -> has(wanted.field(), problem.parameters().get("field")));
        return found
                ? new Passed(sample.name())
                : failed(
                        sample,
                        "/",
                        ("a mapping fault " + wanted.reason() + " " + wanted.field()).strip(),
                        sentences(fault));
    }

    private static boolean has(String wanted, @Nullable String given) {
        return wanted.isEmpty() || wanted.equals(given);
    }

    private static String sentences(MappingFault fault) {
        return fault.problems().stream().map(Sentences::of).collect(Collectors.joining(" "));
    }

    /** Every message and made enclosure as text in UTF-8, by the name of its expected file without the ending. */
    public static SortedMap<String, Bytes> documents(Mapped mapped) {
        var documents = new TreeMap<String, Bytes>();
        for (MappedMessage message : mapped.messages()) {
            documents.put(message.target(), inUtf8(message));
            for (MappedMessage.Enclosure enclosure : message.enclosures()) {
                if (!enclosure.original()) {
                    documents.put(message.target() + "." + enclosure.name(), enclosure.bytes());
                }
            }
        }
        return documents;
    }

    private static Bytes inUtf8(MappedMessage message) {
        int charset = message.mediaType().indexOf("charset=");
        if (charset < 0) {
            return message.bytes();
        }
        String name = message.mediaType().substring(charset + "charset=".length());
        return Bytes.utf8(new String(message.bytes().toByteArray(), Charset.forName(name)).replace("\r\n", "\n"));
    }

    private SampleResult compare(Sample sample, MappingPackage mappingPackage, Mapped mapped) {
        SortedMap<String, Bytes> actual = documents(mapped);
        var differences = new ArrayList<Difference>();
        var targets = new TreeSet<>(actual.keySet());
        targets.addAll(sample.expected().keySet());
        for (String target : targets) {
            differences.addAll(
                    differences(mappingPackage, target, sample.expected().get(target), actual.get(target)));
        }
        return differences.isEmpty() ? new Passed(sample.name()) : new Failed(sample.name(), differences);
    }

    /**
     * Differences of two documents of one target: field by field for XML, column by column for rows, line by line for
     * anything else.
     */
    public List<Difference> differences(
            MappingPackage mappingPackage, String target, @Nullable Bytes expected, @Nullable Bytes actual) {
        if (expected == null || actual == null) {
            return List.of(new Difference(
                    target,
                    "/",
                    expected == null ? "no message" : "a message",
                    actual == null ? "no message" : "a message"));
        }
        if (!isXml(expected) || !isXml(actual)) {
            List<NamedRow> left = mappingPackage.rows(target, text(expected));
            List<NamedRow> right = mappingPackage.rows(target, text(actual));
            return left.isEmpty() || right.isEmpty()
                    ? LineComparison.compare(target, expected, actual)
                    : RowComparison.compare(target, left, right);
        }
        try {
            return new XmlComparison(xml, target).compare(expected, actual);
        } catch (SaxonApiException | XmlFault e) {
            return List.of(new Difference(target, "/", "an expected result in XML", "not readable"));
        }
    }

    private static boolean isXml(Bytes document) {
        String text = text(document).stripLeading();
        return text.startsWith("<") && !text.startsWith("<!DOCTYPE HTML>") && !text.startsWith("<!DOCTYPE html>");
    }

    private static String text(Bytes document) {
        return new String(document.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Failed failed(Sample sample, String path, String expected, String actual) {
        return new Failed(sample.name(), List.of(new Difference(SOURCE, path, expected, actual)));
    }
}
