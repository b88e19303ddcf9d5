package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XBau 2.6 as published, with our own synthetic building application and mutants of it. */
class XBauValidationTest {

    private static final SchemaKey ANTRAG =
            new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.0200");

    private static SchemaValidator validator;
    private static String sample;

    @BeforeAll
    static void open() throws IOException {
        validator = OfficialPackages.validation().validator(ANTRAG);
        try (InputStream in = XBauValidationTest.class.getResourceAsStream("/xbau/antrag-0200.xml")) {
            sample = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }

    @Test
    void the_sample_is_valid() {
        var report = validate(sample);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void what_is_not_checked_is_noted() {
        assertThat(validate(sample).notes())
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("nicht geprüft").doesNotContain("mimetypes"));
    }

    @Test
    void another_root_is_no_building_application() {
        var report = validate(sample.replace("baugenehmigung.antrag.0200", "baugenehmigung.bescheid.0205"));

        assertOnly(report, ProblemCode.WRONG_ROOT, "root", 2);
    }

    @Test
    void a_wrong_version_attribute_is_refused() {
        var report = validate(sample.replace("version=\"2.6\"", "version=\"2.5\""));

        assertOnly(report, ProblemCode.VERSION_NOT_SERVED, "header-version", 2);
        assertThat(report.findings().getFirst().english())
                .isEqualTo("The attribute \"version\" of the message does not agree with its namespace.");
    }

    @Test
    void a_wrong_standard_attribute_is_refused() {
        var report = validate(sample.replace("standard=\"XBau-Hochbau\"", "standard=\"XMeld\""));

        assertOnly(report, ProblemCode.VERSION_NOT_SERVED, "header-standard", 2);
    }

    @Test
    void the_namespace_of_2_5_is_named_as_another_version() {
        var report = validate(sample.replace("xbau/2/6", "xbau/2/5"));

        assertOnly(report, ProblemCode.VERSION_NOT_SERVED, "namespace", 2);
        assertThat(report.findings().getFirst().german()).contains("2.5");
    }

    @Test
    void the_namespace_of_a_version_nobody_knows_is_another_version_too() {
        assertOnly(validate(sample.replace("xbau/2/6", "xbau/9/1")), ProblemCode.VERSION_NOT_SERVED, "namespace", 2);
    }

    @Test
    void a_foreign_namespace_is_a_wrong_root() {
        assertOnly(
                validate(sample.replace("http://www.xleitstelle.de/xbau/2/6", "urn:example:other")),
                ProblemCode.WRONG_ROOT,
                "root",
                2);
    }

    @Test
    void an_unknown_code_of_type_3_is_found_with_list_and_line() {
        var report = validate(sample.replace("<code>05120000</code>", "<code>05999999</code>"));

        assertOnly(
                report,
                ProblemCode.UNKNOWN_CODE,
                "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags_2026-06-30",
                lineOf("05120000</code>"));
        assertThat(report.findings().getFirst().path()).endsWith("/gemeindeschluessel[1]/code[1]");
    }

    @Test
    void an_unknown_code_of_type_4_is_found() {
        var report = validate(sample.replace(
                "listURI=\"urn:xoev-de:xbau:codeliste:xbau-mimetypes\" listVersionID=\"2.0\"",
                "listURI=\"urn:xoev-de:xbau:codeliste:textofficemimetypes\" listVersionID=\"1.0\""));

        assertOnly(
                report,
                ProblemCode.UNKNOWN_CODE,
                "urn:xoev-de:xbau:codeliste:textofficemimetypes_1.0",
                lineOf("application/pdf"));
    }

    @Test
    void a_version_the_library_lacks_is_a_note_or_refused_as_the_verbund_decides() {
        String document = sample.replace("anlageart listVersionID=\"3.0\"", "anlageart listVersionID=\"77\"");
        var strict = new Validation(
                OfficialPackages.library(), XmlLimits.DEFAULT, OfficialPackages.CLOCK, AbsentLists.REFUSE);

        assertThat(validate(document).valid()).isTrue();
        assertThat(validate(document).notes())
                .anySatisfy(note -> assertThat(note).contains("urn:xoev-de:xbau:codeliste:anlagen"));
        assertThat(strict.validator(ANTRAG).validate(document.getBytes(UTF_8)).findings())
                .extracting(Finding::code, Finding::rule)
                .contains(tuple(ProblemCode.UNKNOWN_CODE_LIST, "urn:xoev-de:xbau:codeliste:anlagen"))
                .doesNotContain(tuple(ProblemCode.UNKNOWN_CODE, "urn:xoev-de:xbau:codeliste:anlagen"));
    }

    @Test
    void a_code_the_schema_enumerates_is_the_schemas_business() {
        var report = validate(sample.replace("<code>10</code>", "<code>99</code>"));

        assertOnly(report, ProblemCode.SCHEMA_VIOLATION, "cvc-enumeration-valid", lineOf("<code>10</code>"));
    }

    @Test
    void a_broken_date_is_found_once_with_its_place() {
        var report = validate(sample.replace("2026-10-28", "2026-02-30"));

        assertOnly(report, ProblemCode.SCHEMA_VIOLATION, "cvc-datatype-valid.1.2.1", lineOf("2026-10-28"));
        var finding = report.findings().getFirst();
        assertThat(finding.path()).isEqualTo("/baugenehmigung.antrag.0200/anlagen[1]/anlage[1]/datum[1]");
        assertThat(finding.field()).isEqualTo("datum");
        assertThat(finding.column()).isPositive();
    }

    @Test
    void a_character_outside_din_91379_is_found_and_never_quoted() {
        var report =
                validate(sample.replace("Petra Änne</name>\n        </vorname>", "Пётр</name>\n        </vorname>"));

        assertOnly(report, ProblemCode.SCHEMA_VIOLATION, "cvc-pattern-valid", lineOf("Petra Änne"));
        assertThat(report.toString()).doesNotContain("Пётр");
    }

    @Test
    void a_missing_element_is_named() {
        var report = validate(sample.replaceAll("(?s)<xbau:verortung>.*</xbau:verortung>", ""));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().getFirst().rule()).isEqualTo("cvc-complex-type.2.4.b");
        assertThat(report.findings().getFirst().german()).isEqualTo("In „bauvorhaben“ fehlt: verortung.");
    }

    @Test
    void bytes_that_are_no_utf_8_are_found_with_their_position() {
        var report = validator.validate(sample.getBytes(ISO_8859_1));

        assertOnly(report, ProblemCode.NOT_UTF8, "utf-8", lineOf("Petra Änne"));
        assertThat(report.findings().getFirst().code().official()).isEqualTo("S001");
    }

    @Test
    void a_declaration_of_another_encoding_is_refused() {
        assertThat(validate(sample.replace("UTF-8", "ISO-8859-15")).findings())
                .extracting(Finding::code)
                .containsExactly(ProblemCode.NOT_UTF8);
        assertThat(validator
                        .validate("<?xml version='1.0'?><a/>".getBytes(UTF_16LE))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(ProblemCode.NOT_UTF8);
    }

    @Test
    void a_byte_order_mark_is_allowed() {
        assertThat(validate("\uFEFF" + sample).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void a_document_that_breaks_off_is_not_well_formed() {
        var report = validate(sample.substring(0, sample.length() - 10));

        assertThat(report.findings()).extracting(Finding::code).contains(ProblemCode.NOT_WELL_FORMED);
    }

    @Test
    void a_name_of_200_000_characters_is_refused_before_its_pattern_runs() {
        var report = validate(sample.replace("Petra Änne", "A".repeat(200_000)));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("max-text-length");
    }

    @Test
    void a_schema_location_in_the_document_is_ignored() {
        var report = validate(
                sample.replace(
                        "produkt=",
                        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:1/x.xsd\" produkt="));

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void the_validator_is_unharmed_by_what_it_refused() {
        validate(sample.replace("2026-10-28", "x"));
        validate("<a>".repeat(500));

        assertThat(validate(sample).verdict()).isEqualTo(Verdict.VALID);
    }

    private static ValidationReport validate(String document) {
        return validator.validate(document.getBytes(UTF_8));
    }

    private static void assertOnly(ValidationReport report, ProblemCode code, String rule, int line) {
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.findings()).hasSize(1);
        var finding = report.findings().getFirst();
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.line()).isEqualTo(line);
        assertThat(finding.german()).isNotBlank().doesNotContain("{");
    }

    private static int lineOf(String text) {
        return (int) sample.substring(0, sample.indexOf(text)).lines().count();
    }
}
