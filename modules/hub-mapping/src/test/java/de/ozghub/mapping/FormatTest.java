package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.ProblemCode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that are no XML. */
class FormatTest {

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:test:json:1.0#fall",
             "type": "object", "required": ["wert"], "additionalProperties": false,
             "properties": {
               "wert": {"type": "string", "maxLength": 5},
               "betrag": {"type": "number", "maximum": 100},
               "offen": {"type": "boolean"},
               "zeile": {"type": "array", "items": {"$ref": "#/$defs/zeile"}}},
             "$defs": {"zeile": {"type": "object", "properties": {"nr": {"type": "integer"}, "text": {"type": "string"}}}}}
            """;

    private static final String RULES = """
            - {to: wert, from: "q:antrag/q:text[1]"}
            - {to: betrag, constant: "12.50"}
            - {to: offen, constant: "true"}
            - to: zeile
              each: q:antrag/q:text
              rules:
                - {to: nr, from: $position}
                - {to: text, from: .}
            """;

    private static final String LAYOUT = """
            id: urn:test:liste:1.0#liste
            encoding: iso-8859-15
            delimiter: ";"
            header: true
            records:
              zeile:
                - {name: nr, title: Nummer, width: 4, required: true, pattern: "[0-9]+", align: right, fill: "0"}
                - {name: text, title: Der Text, width: 6}
            """;

    private static final String ROWS = """
            - to: zeile
              each: q:antrag/q:text
              rules:
                - {to: nr, from: $position}
                - {to: text, from: ., convert: latin9}
            """;

    @Test
    void json_takes_its_arrays_and_types_from_the_schema() {
        assertThat(json(RULES).message("a", "\"b\"").replaceAll("\\s", ""))
                .isEqualTo("{\"wert\":\"a\",\"betrag\":12.50,\"offen\":true,"
                        + "\"zeile\":[{\"nr\":1,\"text\":\"a\"},{\"nr\":2,\"text\":\"\\\"b\\\"\"}]}");
        assertThat(json(RULES).message("a").replaceAll("\\s", "")).contains("\"zeile\":[{\"nr\":1,\"text\":\"a\"}]");
    }

    @Test
    void json_that_its_schema_refuses_does_not_leave() {
        assertThat(json(RULES).problems("zu lang")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_INVALID);
            assertThat(problem.parameters()).containsEntry("rule", "maxLength").containsEntry("path", "/wert");
            assertThat(problem.toString()).doesNotContain("zu lang");
        });
        assertThat(json("- {to: betrag, from: q:antrag/q:text}").problems("viel"))
                .extracting(problem -> problem.parameters().get("reason"))
                .containsExactly("not-a-number");
    }

    @Test
    void a_schema_that_is_none_is_a_fault_of_the_package() {
        assertThat(json(RULES).file("ziel.json", "{").faults())
                .extracting(PackageFault::file, PackageFault::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ziel.json", "json-schema"));
    }

    @Test
    void csv_quotes_what_needs_it_and_keeps_the_encoding() {
        var message = rows("csv", ROWS).run(Map.of(), "ä;b", "\"", "€");

        assertThat(text(message)).isEqualTo("nr;text\r\n1;\"ä;b\"\r\n2;\"\"\"\"\r\n3;€\r\n");
        assertThat(message)
                .isInstanceOfSatisfying(
                        MappingResult.Mapped.class,
                        mapped -> assertThat(mapped.messages()).singleElement().satisfies(one -> {
                            assertThat(one.mediaType()).isEqualTo("text/csv;charset=iso-8859-15");
                            assertThat(one.format()).hasToString("urn:test:liste:1.0#liste");
                        }));
    }

    @Test
    void fixed_length_fills_each_column() {
        assertThat(text(rows("fixed-length", ROWS).run(Map.of(), "a", "Žižek")))
                .isEqualTo("0001a     \r\n0002Žižek \r\n");
    }

    @Test
    void what_does_not_fit_its_column_is_a_problem_with_the_column_s_title() {
        assertThat(rows("fixed-length", ROWS).problems("zu lang"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.parameters())
                            .containsEntry("rule", "ziel.yaml:8")
                            .containsEntry("field", "Der Text")
                            .containsEntry("reason", "too-long");
                    assertThat(problem.toString()).doesNotContain("zu lang");
                });
        assertThat(rows("csv", ROWS.replace("from: $position", "constant: x")).problems("a"))
                .extracting(problem -> problem.parameters().get("reason"))
                .containsExactly("pattern");
        assertThat(rows("csv", ROWS.replace(", convert: latin9", "")).problems("ł"))
                .extracting(problem -> problem.parameters().get("reason"))
                .containsExactly("not-in-encoding");
        assertThat(rows("fixed-length", ROWS).describing("settings:", "convert: []\nsettings:"))
                .isNotNull();
    }

    @Test
    void a_rule_that_writes_no_column_is_a_fault_of_the_package() {
        assertThat(rows("csv", ROWS.replace("to: text", "to: txt")).faults())
                .extracting(PackageFault::rule, PackageFault::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown-column", "zeile/txt"));
    }

    private static TinyPackage json(String rules) {
        return TinyPackage.rules(rules)
                .describing("schema: urn:test:ziel:1.0#fall", "format: json\n    schema: ziel.json")
                .file("ziel.json", SCHEMA);
    }

    private static TinyPackage rows(String format, String rules) {
        return TinyPackage.rules(rules)
                .describing("schema: urn:test:ziel:1.0#fall", "format: " + format + "\n    schema: ziel.yaml")
                .file("ziel.yaml", LAYOUT);
    }

    private static String text(MappingResult result) {
        return switch (result) {
            case MappingResult.Mapped mapped ->
                new String(mapped.messages().getFirst().bytes().toByteArray(), Charset.forName("ISO-8859-15"));
            case MappingResult.MappingFault fault ->
                throw new AssertionError(List.of(fault.problems()).toString());
        };
    }
}
