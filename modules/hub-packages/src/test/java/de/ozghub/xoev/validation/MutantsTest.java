package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.schematron.Severity;
import de.ozghub.xoev.validation.Mutants.Kind;
import de.ozghub.xoev.validation.Mutants.Mutant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** At least forty broken documents of each standard; the bare validator of the JDK says which are, and in which line. */
class MutantsTest {

    private static final int MIN_FOUND = 40;
    private static Validation validation;

    @BeforeAll
    static void open() {
        validation = OfficialPackages.validation();
    }

    @ParameterizedTest
    @CsvSource({
        "xbau/2.6, xbau/antrag-0200.xml",
        "xrechnung/3.0, xrechnung/rechnung-cii.xml",
        "xrechnung/3.0, samples/01.01a-INVOICE_ubl.xml",
        "xbau/2.5, mappings/bauantrag/xbau-2.5-nach-2.6/samples/organisation/input.xml",
        "xhochschule/1.2, samples/ImmatrikulationsbescheinigungBaFoegP9.xml",
        "xhochschule/1.2, samples/Diploma_Supplement.xml",
        "xbeteiligung/1.2, samples/xbeteiligung-test-kommunal.Initiieren.0401.xml",
        "xdomea/2.3.0, samples/xx_Aussonderung.Aussonderung.0503.xml",
        "xdomea/2.4.0, mappings/eakte/ablage/samples/maximal-2-4/expected/vorgang-2-4.xml",
        "xdomea/3.0.0, samples/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
        "xdomea/3.1.0, samples/9fde4e7a-b41b-11ec-9225-005056871b7c_Aussonderung.Aussonderung.0503.xml",
        "xta/2.1.1, xta/transport-report.xml",
        "xdomea/4.0.0-0503, samples/518c7c31-d1a0-11ef-accb-005056871b7c_0503_1.xml",
    })
    void every_mutant_is_found_in_its_line(String name, String sample) throws IOException, SAXException {
        String valid = read(name, sample);
        Schema schema = OfficialPackages.library().packages().stream()
                .filter(found -> found.name().equals(name))
                .map(SchemaPackage::schema)
                .findFirst()
                .orElseThrow();
        assertThat(validation.validate(valid.getBytes(UTF_8)).findings())
                .extracting(Finding::code)
                .isSubsetOf(ProblemCode.UNKNOWN_CODE, ProblemCode.UNKNOWN_CODE_LIST);
        int found = 0;
        for (Mutant mutant : Mutants.of(valid)) {
            found += check(mutant, schema) ? 1 : 0;
        }
        assertThat(found).describedAs("mutants of " + name).isGreaterThanOrEqualTo(MIN_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xbau/2.6 | xbau/antrag-0200.xml | bab:05120000 | BAB-05120000 | sch-xbau-001 | X002 |"
                        + " <nachrichtenkopf.g2g>",
                "xbau/2.6 | xbau/antrag-0200.xml | bap:05000001 | 05000001 | sch-xbau-002 | X002 |"
                        + " <nachrichtenkopf.g2g>",
                "xbau/2.6 | xbau/antrag-0200.xml | <code>8< | <code>99< | cvc-enumeration-valid | X001 | <code>99<",
                "xbau/2.6 | xbau/antrag-0200.xml | <code>05120000< | <code>05120999< | ags_2026-06-30 | S011 |"
                        + " <code>05120999<",
                "xrechnung/3.0 | samples/01.01a-INVOICE_ubl.xml | >seller@email.de</cbc:ElectronicMail> |"
                        + " >nobody</cbc:ElectronicMail> | BR-DE-28 | X002 | <cac:Contact>",
                "xrechnung/3.0 | xrechnung/rechnung-cii.xml | DE02120300000000202051 | DE02120300000000202052 |"
                        + " BR-DE-19 | X002 | <ram:SpecifiedTradeSettlementPaymentMeans>",
                "xrechnung/3.0 | xrechnung/rechnung-cii.xml | <ram:URIID>rechnung@muster.example | <ram:URIID>niemand"
                        + " | BR-DE-28 | X002 | <ram:DefinedTradeContact>",
            })
    void a_single_fault_is_found_by_its_rule_and_nothing_else(
            String name, String sample, String old, String broken, String rule, String official, String place)
            throws IOException {
        String mutant = read(name, sample).replaceFirst(Pattern.quote(old), broken);
        long line = mutant.substring(0, mutant.indexOf(place))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;

        var report = validation.validate(mutant.getBytes(UTF_8));

        assertThat(Stream.concat(report.findings().stream(), report.warnings().stream()))
                .describedAs(report.toString())
                .filteredOn(finding -> finding.severity() != Severity.INFORMATION)
                .extracting(finding -> finding.code().official(), Finding::rule, Finding::line)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.toList().getFirst()).isEqualTo(official);
                    assertThat(String.valueOf(finding.toList().get(1))).endsWith(rule);
                    assertThat(finding.toList().getLast()).isEqualTo((int) line);
                });
    }

    /** Of the official package, of this module, or of a mapping package of this project. */
    private static String read(String name, String sample) throws IOException {
        if (name.equals("xdomea/3.1.0")) {
            // published without samples; those of 3.0 are valid in it
            return read("xdomea/3.0.0", sample).replace("schema:3.0.0", "schema:3.1.0");
        }
        Path root = Path.of(System.getProperty("hub.root"));
        Path file = sample.startsWith("samples/")
                ? OfficialPackages.folder().resolve(name).resolve(sample)
                : root.resolve(sample.startsWith("mappings/") ? "" : "modules/hub-xoev/src/test/resources")
                        .resolve(sample);
        return Files.readString(file);
    }

    /** False if the mutation did no harm. */
    private static boolean check(Mutant mutant, Schema schema) throws IOException, SAXException {
        var report = validation.validate(mutant.document());
        switch (mutant.kind()) {
            case NOT_UTF_8 -> assertFound(mutant, report, ProblemCode.NOT_UTF8, mutant.line());
            case CUT_OFF ->
                assertThat(report.findings())
                        .describedAs(mutant.toString())
                        .extracting(Finding::code)
                        .contains(ProblemCode.NOT_WELL_FORMED);
            case WRONG_VERSION ->
                assertThat(report.findings())
                        .describedAs(mutant.toString())
                        .extracting(Finding::code)
                        .containsExactly(ProblemCode.VERSION_NOT_SERVED);
            case DOCTYPE ->
                assertThat(report.findings())
                        .describedAs(mutant.toString())
                        .extracting(Finding::code)
                        .containsExactly(ProblemCode.XML_FORBIDDEN);
            case ELEMENT_REMOVED,
                    ELEMENT_ADDED,
                    ATTRIBUTE_ADDED,
                    FOREIGN_LETTERS,
                    RARE_LETTER,
                    BROKEN_DATE,
                    WRONG_CODE -> {
                OptionalInt line = firstErrorOfTheJdk(schema, mutant.document());
                if (line.isPresent()) {
                    assertFound(mutant, report, ProblemCode.SCHEMA_VIOLATION, line.getAsInt());
                    return true;
                }
                return harmlessForTheSchema(mutant, report);
            }
        }
        return true;
    }

    /** Code lists and business rules see what the schema does not; then in the line of the mutation. */
    private static boolean harmlessForTheSchema(Mutant mutant, ValidationReport report) {
        assertThat(report.findings())
                .describedAs(mutant.toString())
                .extracting(Finding::code)
                .isSubsetOf(ProblemCode.UNKNOWN_CODE, ProblemCode.UNKNOWN_CODE_LIST, ProblemCode.SCHEMATRON_VIOLATION);
        if (mutant.kind() == Kind.WRONG_CODE && report.notes().isEmpty()) {
            // patterns of xdomea leave the list to be filled in: then it is the list that is not named
            assertThat(report.findings()).describedAs(mutant.toString()).anySatisfy(finding -> {
                assertThat(finding.code()).isIn(ProblemCode.UNKNOWN_CODE, ProblemCode.UNKNOWN_CODE_LIST);
                assertThat(finding.line()).isEqualTo(mutant.line());
            });
        }
        return !report.findings().isEmpty();
    }

    private static void assertFound(Mutant mutant, ValidationReport report, ProblemCode code, int line) {
        assertThat(report.findings())
                .describedAs("%s: %s", mutant, report.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.line()).isEqualTo(line);
                });
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.german()).isNotBlank();
            assertThat(finding.english()).isNotBlank();
            assertThat(finding.adviceGerman()).isNotBlank();
            assertThat(finding.adviceEnglish()).isNotBlank();
        });
    }

    private static OptionalInt firstErrorOfTheJdk(Schema schema, byte[] document) throws IOException, SAXException {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
            return OptionalInt.empty();
        } catch (SAXParseException e) {
            return OptionalInt.of(e.getLineNumber());
        }
    }
}
