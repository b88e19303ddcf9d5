package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas this repository writes itself, with the samples of the dog tax registration. */
class OwnSchemaValidationTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final SchemaKey ANMELDUNG = new SchemaKey("urn:ozg-hub:hundesteuer:1.0#anmeldung");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-02T10:00:00Z"));

    private static final SchemaLibrary LIBRARY =
            SchemaLibrary.open(new LibrarySettings(List.of(ROOT.resolve("xsd")), List.of(), Map.of()));
    private static final Validation VALIDATION = new Validation(LIBRARY, XmlLimits.DEFAULT, CLOCK);

    static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("mappings/hundesteuer/anmeldung/samples"))) {
            return folders.sorted().map(sample -> sample.resolve("input.xml")).toList();
        }
    }

    @Test
    void every_schema_of_the_repository_compiles() {
        assertThat(LIBRARY.packages()).isNotEmpty().allSatisfy(found -> {
            assertThat(found.fault()).describedAs(found.name()).isEmpty();
            assertThat(found.schema()).isNotNull();
        });
        assertThat(LIBRARY.packages()).extracting(SchemaPackage::official).containsOnly(false);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_of_the_dog_tax_is_judged_as_meant(Path sample) throws IOException {
        var report = VALIDATION.validator(ANMELDUNG).validate(Files.readAllBytes(sample));

        if (sample.toString().contains("unbekannte-rasse")) {
            assertThat(report.findings())
                    .extracting(Finding::rule, Finding::path)
                    .containsExactly(tuple("cvc-enumeration-valid", "/anmeldung/hund[1]/rasse[1]"));
        } else {
            assertThat(report.findings()).isEmpty();
        }
    }

    @Test
    void a_stream_gives_the_same_report() throws IOException {
        Path sample = samples().getFirst();

        try (var in = Files.newInputStream(sample)) {
            assertThat(VALIDATION.validator(ANMELDUNG).validate(in).valid()).isTrue();
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_no_field_to_correct() {
        var finding = ValidationReport.unreadable().findings().getFirst();

        assertThat(finding.adviceGerman()).contains("Leserechte");
        assertThat(finding.adviceEnglish()).contains("right to read");
    }

    @Test
    void without_its_package_nothing_can_be_judged() {
        var report = VALIDATION
                .validator(new SchemaKey("urn:xoev-de:bmk:standard:xbau_9.9#x"))
                .validate("<x/>".getBytes(UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_JUDGE);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(ProblemCode.SCHEMA_PACKAGE_MISSING);
        assertThat(VALIDATION.validator(report.schema()).ready()).isFalse();
    }

    @Test
    void a_version_that_is_not_yet_in_force_is_not_served() throws IOException {
        var tomorrow = Map.of("urn:ozg-hub:hundesteuer:1.0", new Validity(LocalDate.of(2026, 11, 3), null));
        var library = SchemaLibrary.open(new LibrarySettings(List.of(ROOT.resolve("xsd")), List.of(), tomorrow));
        byte[] sample = Files.readAllBytes(samples().getFirst());

        var report = new Validation(library, XmlLimits.DEFAULT, CLOCK)
                .validator(ANMELDUNG)
                .validate(sample);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("not-in-force");
        assertThat(report.findings()).extracting(Finding::code).containsExactly(ProblemCode.VERSION_NOT_SERVED);
    }

    @Test
    void a_document_beyond_the_size_is_refused() {
        var small = new Validation(LIBRARY, XmlLimits.DEFAULT.withMaxBytes(100), CLOCK);

        var report = small.validator(ANMELDUNG).validate(" ".repeat(101).getBytes(UTF_8));

        assertThat(report.findings()).extracting(Finding::code).containsExactly(ProblemCode.TOO_LARGE);
        assertThat(report.findings().getFirst().english()).contains("100");
    }

    @Test
    void no_more_than_a_hundred_findings_are_reported() {
        String document =
                "<anmeldung xmlns='urn:ozg-hub:hundesteuer:1.0'>" + "<kopf y='1'/>".repeat(400) + "</anmeldung>";

        var report = VALIDATION.validator(ANMELDUNG).validate(document.getBytes(UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.findings()).hasSize(100);
        assertThat(report.notes()).containsExactly("Nach 100 Fehlern wurde nicht weiter geprüft.");
    }

    @Test
    void a_finding_becomes_a_problem_whose_sentences_are_filled() {
        String document = "<anmeldung xmlns='urn:ozg-hub:hundesteuer:1.0'/>";

        var finding = VALIDATION
                .validator(ANMELDUNG)
                .validate(document.getBytes(UTF_8))
                .findings()
                .getFirst();

        assertThat(finding.german()).isEqualTo("In „anmeldung“ fehlt: kopf.");
        assertThat(finding.problem("data").german())
                .contains("cvc-complex-type.2.4.b", "Zeile 1")
                .doesNotContain("{");
    }

    @Test
    void every_refusal_before_the_schema_has_filled_sentences() {
        for (String document :
                List.of("<a/>", "<a", "", "<!DOCTYPE a><a/>", "<anmeldung xmlns='urn:ozg-hub:hundesteuer:9.0'/>")) {
            var report = VALIDATION.validator(ANMELDUNG).validate(document.getBytes(UTF_8));

            assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(report.findings()).hasSize(1).allSatisfy(finding -> {
                assertThat(finding.german()).isNotBlank().doesNotContain("{");
                assertThat(finding.english()).isNotBlank().doesNotContain("{");
            });
        }
    }

    @Test
    void a_name_the_sender_chose_reaches_no_finding() throws IOException {
        String sample = Files.readString(samples().getFirst());
        String name = "Erika.Mustermann";
        String end = "</anmeldung>";
        for (String document : List.of(
                sample.replace(end, "<" + name + "><rasse/><" + name + "/></" + name + ">" + end),
                sample.replace(end, "<x:" + name + " xmlns:x='urn:" + name + "'/>" + end),
                sample.replaceFirst("<kopf", "<kopf " + name + "='1'"),
                sample.replaceFirst("<kopf", "<" + name + "/><kopf"),
                sample.replace(end, "<" + name),
                "<" + name + "/>",
                "<" + name + " xmlns='urn:ozg-hub:hundesteuer:1.0'/>")) {
            var report = VALIDATION.validator(ANMELDUNG).validate(document.getBytes(UTF_8));

            assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(report.toString()).doesNotContain("Erika");
        }
    }

    @Test
    void an_unknown_name_is_shown_as_a_question_mark_with_its_number() throws IOException {
        String document = "<anmeldung xmlns='urn:ozg-hub:hundesteuer:1.0'><Erika.Mustermann/></anmeldung>";

        var finding = VALIDATION
                .validator(ANMELDUNG)
                .validate(document.getBytes(UTF_8))
                .findings()
                .getFirst();

        assertThat(finding.path()).isEqualTo("/anmeldung/?[1]");
        assertThat(finding.field()).isEqualTo("?");
        assertThat(finding.german()).isEqualTo("„?“ ist an dieser Stelle nicht erlaubt; erwartet wird: kopf.");
    }

    @Test
    void a_wrong_root_is_named_only_if_a_package_of_the_library_has_it() {
        var known = VALIDATION
                .validator(ANMELDUNG)
                .validate("<registrierung xmlns='urn:example'/>".getBytes(UTF_8))
                .findings()
                .getFirst();
        var unknown = VALIDATION
                .validator(ANMELDUNG)
                .validate("<Erika.Mustermann/>".getBytes(UTF_8))
                .findings()
                .getFirst();

        assertThat(known.code()).isEqualTo(ProblemCode.WRONG_ROOT);
        assertThat(known.path()).isEqualTo("/registrierung");
        assertThat(unknown.code()).isEqualTo(ProblemCode.WRONG_ROOT);
        assertThat(unknown.path()).isEqualTo("/?");
        assertThat(unknown.field()).isEqualTo("?");
    }
}
