package de.ozghub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.sample.SampleResult;
import de.ozghub.mapping.tool.Breakage;
import de.ozghub.mapping.tool.Coverage;
import de.ozghub.mapping.tool.CoverageReport;
import de.ozghub.mapping.tool.EffectiveMapping;
import de.ozghub.mapping.tool.Explanation;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every package of the repository has to show. */
class EveryPackageTest {

    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    @SuppressWarnings("NullAway.Init")
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        workshop = Workshop.official();
    }

    static Stream<String> packages() {
        return Workshop.inRepository().stream().map(PackageSource::path);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void passes_its_samples(String path) {
        PackageSource source = Workshop.inRepository(path);

        assertThat(workshop.test(source).results())
                .allSatisfy(result -> assertThat(result).isInstanceOf(SampleResult.Passed.class));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void has_samples_of_all_five_kinds(String path) {
        List<Sample> samples = Sample.of(Workshop.inRepository(path));

        assertThat(samples)
                .filteredOn(sample -> sample.outcome().expectation() == Sample.Expectation.MESSAGES)
                .extracting(Sample::name)
                .anyMatch(name -> name.startsWith("normal"))
                .anyMatch(name -> name.startsWith("minimal"))
                .anyMatch(name -> name.startsWith("maximal"))
                .anyMatch(name -> name.startsWith("umlaute"));
        assertThat(samples)
                .as("wrong ones")
                .anyMatch(sample -> sample.outcome().expectation() != Sample.Expectation.MESSAGES);
        assertThat(samples)
                .filteredOn(sample -> sample.name().startsWith("umlaute"))
                .allSatisfy(
                        sample -> assertThat(new String(sample.input().data().toByteArray(), UTF_8))
                                .as("letters of DIN 91379 beyond Latin-1, and umlauts")
                                .containsPattern("[\\u0100-\\u024F\\u1E00-\\u1EFF]")
                                .containsPattern("[ÄÖÜäöüß]"));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void drops_no_source_field_silently(String path) {
        PackageSource source = Workshop.inRepository(path);
        MappingPackage compiled = workshop.compile(source);

        CoverageReport report = new Coverage(XML).of(compiled, source, ownFields(compiled));

        assertThat(report.fields()).filteredOn(field -> !field.state().good()).isEmpty();
        assertThat(report.fields()).isNotEmpty();
        assertThat(report.passed()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void has_a_sample_that_misses_each_rule_when_it_is_gone(String path) {
        PackageSource source = Workshop.inRepository(path);
        List<Breakage.Variant> variants =
                Breakage.of(source, workshop.compile(source).definition());
        var unneeded = new ArrayList<String>();

        for (Breakage.Variant variant : variants) {
            boolean noticed = switch (workshop.compilation(variant.source())) {
                case Compilation.Faulty _ -> true;
                case Compilation.Compiled(MappingPackage broken) ->
                    workshop.samples().firstNotPassed(broken, variant.source()).isPresent();
            };
            if (!noticed) {
                unneeded.add(variant.what());
            }
        }

        assertThat(unneeded).isEmpty();
    }

    @Test
    void each_field_of_a_sample_is_explained_by_source_and_rule() {
        PackageSource source = Workshop.inRepository("hundesteuer/abmeldung");
        Sample sample = Sample.of(source).stream()
                .filter(candidate -> candidate.name().equals("maximal"))
                .findFirst()
                .orElseThrow();

        List<Explanation.Line> lines =
                new Explanation(XML, workshop.samples()).of(workshop.compile(source), sample.input());

        assertThat(lines)
                .contains(new Explanation.Line(
                        "steuer", "aenderung/@grund", "20", "abmeldung/grund", "rules/steuer.yaml:3"))
                .contains(new Explanation.Line(
                        "ordnungsamt", "message/meldung/art", "AB", "constant", "rules/ordnungsamt.yaml:3"));
    }

    @Test
    void two_authorities_run_the_same_package_and_the_difference_is_configuration(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("hundesteuer/abmeldung"));
        Files.writeString(folder.resolve("hundesteuer/abmeldung/verbund.yaml"), """
                package: hundesteuer/abmeldung
                codes: {grund: {sonstiges: "90"}}
                """);
        Files.writeString(folder.resolve("hundesteuer/abmeldung/solingen.yaml"), """
                package: hundesteuer/abmeldung
                codes: {grund: {tod: "01"}}
                targets: {steuer: {rules: [{to: "@art", constant: AB}]}}
                """);
        var overrides = new PackageOverrides(folder);
        PackageSource plain = Workshop.inRepository("hundesteuer/abmeldung");

        PackageSource remscheid = overrides.effective(plain, "remscheid");
        PackageSource solingen = overrides.effective(plain, "solingen");

        assertThat(overridden(remscheid))
                .containsExactly("grund/sonstiges = 90 [conf/mappings/hundesteuer/abmeldung/verbund.yaml:2]");
        assertThat(overridden(solingen))
                .containsExactly(
                        "grund/tod = 01 [conf/mappings/hundesteuer/abmeldung/solingen.yaml:2]",
                        "grund/sonstiges = 90 [conf/mappings/hundesteuer/abmeldung/verbund.yaml:2]",
                        "steuer/@art = constant AB [conf/mappings/hundesteuer/abmeldung/solingen.yaml:3]");
        assertThat(solingen.version()).isNotEqualTo(remscheid.version());
        assertThat(overrides.differs("hundesteuer/abmeldung", "remscheid")).isFalse();
        assertThat(workshop.samples().withoutValidMessages(workshop.compile(solingen), solingen))
                .isEmpty();
    }

    private static List<String> overridden(PackageSource source) {
        return EffectiveMapping.of(workshop.compile(source).definition()).stream()
                .filter(EffectiveMapping.Line::overridden)
                .map(line -> "%s = %s [%s]".formatted(line.name(), line.value(), line.origin()))
                .toList();
    }

    private static List<SourceField> ownFields(MappingPackage compiled) {
        SchemaPackage schemas =
                workshop.validation().library().find(compiled.source()).orElseThrow();
        if (schemas.official()) {
            return List.of();
        }
        return SourceField.of(
                new SchemaOutline(XML, schemas)
                        .root(schemas.root(compiled.source()).orElseThrow())
                        .orElseThrow(),
                1000);
    }
}
