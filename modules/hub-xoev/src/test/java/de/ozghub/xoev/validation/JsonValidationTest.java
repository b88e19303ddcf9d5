package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.json.JsonSchemas;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form as the FIM portal describes it: opaque names, groups, code lists as enumerations. */
class JsonValidationTest {

    private static final SchemaKey FORM = new SchemaKey("https://schema.example/fim/s99000001_1.0.schema.json");
    private static final Path SCHEMAS =
            Path.of(System.getProperty("hub.root"), "modules/hub-xoev/src/test/resources/json");
    private static final JsonValidation VALIDATION = validation(SCHEMAS, XmlLimits.DEFAULT);

    private static final String VALID = """
        {
          "G99000001": {
            "F99000001": "Müller-Đặng",
            "F99000002": "1971-02-28",
            "F99000003": "42853"
          },
          "G99000002": [
            {"F99000004": "001", "F99000005": 4},
            {"F99000004": "003"}
          ]
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void a_complete_form_is_valid() {
        var report = validate(VALID);

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.schema()).isEqualTo(FORM);
    }

    @Test
    void a_form_may_name_its_schema_itself() {
        String named = VALID.replaceFirst("\\{", "{\"\\$schema\": \"" + FORM.value() + "\",");

        var report = VALIDATION.validate(named.getBytes(UTF_8));

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.schema()).isEqualTo(FORM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1971-02-28\" | \"1971-02-30\" | format | 4 | #/G99000001/F99000002 | Geburtsdatum",
                "\"42853\" | \"00000\" | pattern | 5 | #/G99000001/F99000003 | Postleitzahl",
                "\"42853\" | 42853 | type | 5 | #/G99000001/F99000003 | Postleitzahl",
                "\"Müller-Đặng\" | \"\" | minLength | 3 | #/G99000001/F99000001 | Familienname",
                "\"003\" | \"9\" | enum | 9 | #/G99000002/1/F99000004 | Antriebsart",
                "F99000005\": 4 | F99000005\": 40 | maximum | 8 | #/G99000002/0/F99000005 | Anzahl Sitze",
                "F99000005\": 4 | F99000005\": 1.5 | type | 8 | #/G99000002/0/F99000005 | Anzahl Sitze",
            })
    void a_broken_field_is_found_where_it_stands(
            String old, String broken, String rule, int line, String pointer, String title) {
        var report = validate(VALID.replace(old, broken));

        assertThat(report.findings())
                .extracting(Finding::code, Finding::rule, Finding::line, Finding::xpath, Finding::title)
                .containsExactly(tuple(ProblemCode.SCHEMA_VIOLATION, rule, line, pointer, title));
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.german()).isNotBlank();
            assertThat(finding.adviceEnglish()).isNotBlank();
        });
    }

    @Test
    void every_fault_is_reported_not_only_the_first() {
        var report = validate(VALID.replace("42853", "x")
                .replace("1971-02-28", "gestern")
                .replace("\"F99000001\": \"Müller-Đặng\",", ""));

        assertThat(report.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("required", "format", "pattern");
        assertThat(report.findings().toString()).doesNotContain("gestern");
    }

    @Test
    void a_missing_field_is_named() {
        var report = validate(VALID.replace("\"F99000001\": \"Müller-Đặng\",", ""));

        assertThat(report.findings()).extracting(Finding::german).containsExactly("In „G99000001“ fehlt: F99000001.");
    }

    @Test
    void a_name_the_form_does_not_know_is_never_shown() {
        var report = validate(VALID.replace("\"F99000003\"", "\"Erika Mustermann\": 1, \"F99000003\""));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("additionalProperties");
        assertThat(report.toString()).doesNotContain("Erika");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "} | } x",
                "\"G99000001\" | 'G99000001'",
                "\"42853\" | \"42853",
                "\"F99000003\" | \"F99000001\"",
                "{\"F99000004\": \"003\"} | NaN",
                "{\"F99000004\": \"003\"} | // nichts",
            })
    void what_is_no_json_is_not_well_formed(String old, String broken) {
        String text = old.equals("}") ? VALID + " x" : VALID.replace(old, broken);

        var report = validate(text);

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(ProblemCode.NOT_WELL_FORMED);
        assertThat(report.findings().getFirst().line()).isPositive();
    }

    @Test
    void another_encoding_is_refused() {
        var report = VALIDATION.validate(VALID.getBytes(ISO_8859_1), FORM);

        assertThat(report.findings())
                .extracting(Finding::code, Finding::line)
                .containsExactly(tuple(ProblemCode.NOT_UTF8, 3));
    }

    @Test
    void depth_and_size_are_bounded() {
        String deep = "[".repeat(200_000);

        assertThat(validate(deep).findings()).extracting(Finding::code).containsExactly(ProblemCode.XML_FORBIDDEN);
        assertThat(validation(SCHEMAS, XmlLimits.DEFAULT.withMaxBytes(100))
                        .validate(VALID.getBytes(UTF_8), FORM)
                        .findings())
                .extracting(Finding::code)
                .containsExactly(ProblemCode.TOO_LARGE);
        assertThat(validate("{\"G99000001\": " + "1".repeat(100_000) + "}").findings())
                .extracting(Finding::code)
                .containsExactly(ProblemCode.XML_FORBIDDEN);
    }

    @Test
    void a_regular_expression_bomb_is_cut_off() {
        String bomb = VALID.replaceFirst("\\{", "{\"F99000009\": \"" + "a".repeat(45) + "!\",");

        var report = validate(bomb);

        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("max-pattern-work");
    }

    @Test
    void no_more_than_a_hundred_faults_are_told() {
        String many = VALID.replace("{\"F99000004\": \"003\"}", "1" + ", {\"F99000004\": 1}".repeat(500));

        var report = validate(many);

        assertThat(report.findings()).hasSize(JsonSchemas.MAX_HITS);
        assertThat(report.notes()).hasSize(1);
    }

    @Test
    void a_form_nobody_knows_cannot_be_judged() {
        var unnamed = VALIDATION.validate(VALID.getBytes(UTF_8));
        var unknown = VALIDATION.validate(VALID.getBytes(UTF_8), new SchemaKey("https://schema.example/other"));

        assertThat(List.of(unnamed, unknown))
                .allSatisfy(report -> assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_JUDGE));
    }

    @Test
    void an_address_in_a_schema_is_never_fetched() throws IOException {
        var fetched = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address =
                    "http://127.0.0.1:%d/x.json".formatted(server.getAddress().getPort());
            Files.writeString(
                    folder.resolve("a.schema.json"),
                    "{\"$id\": \"urn:x\", \"properties\": {\"a\": {\"$ref\": \"%s\"}, \"b\": {\"$ref\": \"file:///etc/hostname\"}}}"
                            .formatted(address));

            var report = validation(folder, XmlLimits.DEFAULT)
                    .validate("{\"a\": 1, \"b\": 2}".getBytes(UTF_8), new SchemaKey("urn:x"));

            assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_JUDGE);
            assertThat(fetched).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_schema_that_refers_to_itself_without_end_hangs_nobody() throws IOException {
        Files.writeString(folder.resolve("a.schema.json"), "{\"$id\": \"urn:x\", \"$ref\": \"urn:x\"}");

        var report = validation(folder, XmlLimits.DEFAULT).validate("{}".getBytes(UTF_8), new SchemaKey("urn:x"));

        assertThat(report.verdict()).isNotEqualTo(Verdict.VALID);
    }

    private static ValidationReport validate(String document) {
        return VALIDATION.validate(document.getBytes(UTF_8), FORM);
    }

    private static JsonValidation validation(Path folder, XmlLimits limits) {
        return new JsonValidation(JsonSchemas.open(List.of(folder), limits), limits.maxBytes());
    }
}
