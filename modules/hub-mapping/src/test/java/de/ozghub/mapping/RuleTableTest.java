package de.ozghub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "trim|  a   b |a b",
                "upper|straße|STRASSE",
                "lower|ÄÖ|äö",
                "{date: dd.MM.uuuu}|2026-02-28|28.02.2026",
                "{date: dd.MM.uuuu}|2026-02-28+14:00|28.02.2026",
                "{date: dd.MM.uuuu}|2026-12-31T23:30:00Z|01.01.2027",
                "{date: dd.MM.uuuu}|2026-12-31T24:00:00|01.01.2027",
                "{date: dd.MM.uuuu}|2026-06-30T21:59:59.5-00:00|30.06.2026",
                "{timestamp: uuuuMMddHHmmss}|2026-06-30T22:00:00Z|20260701000000",
                "{timestamp: HH:mm}|2026-10-25T01:30:00Z|02:30",
                "{number: 2}|7|7.00",
                "{number: 0}|+007.0|7",
                "cents|12.5|1250",
                "cents|99999.99|9999999",
                "{multiply: 1000}|16.5|16500",
                "{multiply: 0.1}|5|0.5",
                "{yes-no: J/N}|1|J",
                "{yes-no: J/N}|false|N",
                "{codes: farbe}|rot|1",
                "{codes-or-same: farbe}|lila|lila",
                "euros|1250|12.50",
                "decimal-comma|12.5|12,5",
                "{cut: 3}|abcd|abc",
                "latin9|Đặng Žižek–Łódź|Dang Žižek-Lódz",
                "latin9|Müller ß œ €|Müller ß œ €",
                "ars|05120000|051200000000",
                "ars|05158028|051580028028",
                "ars|051580028028|051580028028",
                "ags|051580028028|05158028",
                "ags|05158028|05158028",
                "phone|0211 / 123-456|+49211123456",
                "phone|+49 (0)211 123456|+49211123456",
                "{phone: 31}|0031 20 1234567|+31201234567",
                "iban|de02 1203 0000 0000 2020 51|DE02120300000000202051",
            })
    void converts(String conversion, String from, String to) {
        var tiny = withColours("- {to: wert, from: q:antrag/q:text, convert: %s}".formatted(conversion));

        assertThat(tiny.message(from)).contains("<wert>" + to + "</wert>");
    }

    @ParameterizedTest
    @CsvSource({
        "date: dd.MM.uuuu, 2026-02-30, not-a-date",
        "date: dd.MM.uuuu, morgen, not-a-date",
        "timestamp: HH:mm, 2026-02-28, not-a-timestamp",
        "number: 0, 1.5, would-be-rounded",
        "number: 0, 1e9, not-a-number",
        "number: 0, NaN, not-a-number",
        "cents: '', 1.001, would-be-rounded",
        "yes-no: J/N, vielleicht, not-a-boolean",
        "codes: farbe, lila, code-unknown",
        "euros: '', 12.5, would-be-rounded",
        "latin9: '', Иван, not-in-latin9",
        "ars: '', 09162000, not-an-ars",
        "ars: '', 171200000000, not-an-ars",
        "ags: '', 0512, not-an-ags",
        "phone: '', 110, not-a-phone-number",
        "phone: '', anrufen, not-a-phone-number",
        "iban: '', DE02120300000000202052, not-an-iban",
        "iban: '', DE0212030000000020205, not-an-iban",
    })
    void says_why_a_value_cannot_be_converted_and_never_the_value(String conversion, String value, String reason) {
        String named =
                conversion.endsWith(": ''") ? conversion.substring(0, conversion.indexOf(':')) : "{" + conversion + "}";
        var tiny = withColours("- {to: wert, from: q:antrag/q:text, convert: %s, title: Das Feld}".formatted(named));

        assertThat(tiny.problems(value))
                .singleElement()
                .isEqualTo(Problem.of(ProblemCode.MAPPING_FAILED, "ziel", "rule", "regeln.yaml:1")
                        .with("field", "Das Feld")
                        .with("reason", reason));
    }

    @Test
    void decomposed_letters_are_composed() {
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text}").message("u\u0308"))
                .contains("<wert>ü</wert>");
    }

    @Test
    void several_values_need_a_join() {
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text}").problems("a", "b"))
                .extracting(problem -> problem.parameters().get("reason"))
                .containsExactly("several-values");
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text, join: ', '}")
                        .message("a", " ", "b"))
                .contains("<wert>a, b</wert>");
    }

    @Test
    void a_missing_value_is_left_out_replaced_or_a_problem() {
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text}").message())
                .doesNotContain("wert");
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text, default: keiner}")
                        .message(" "))
                .contains("<wert>keiner</wert>");
        assertThat(TinyPackage.rules("- {to: wert, from: q:antrag/q:text, required: true}")
                        .problems())
                .extracting(problem -> problem.parameters().get("reason"))
                .containsExactly("required-missing");
    }

    @Test
    void groups_repeat_nest_and_vanish_when_empty() {
        var tiny = TinyPackage.rules("""
                - to: gruppe
                  each: q:antrag/q:text
                  when: . != 'c'
                  rules:
                    - {to: "@nr", from: $position}
                    - to: wert
                      each: tokenize(., ',')
                      rules:
                        - {to: ., from: .}
                - to: gruppe
                  rules:
                    - {to: wert, from: "q:antrag/q:text[9]"}
                """);

        assertThat(tiny.message("a,b", "c", "d").replaceAll(">\\s+<", "><"))
                .contains("<gruppe nr=\"1\"><wert>a</wert><wert>b</wert></gruppe>"
                        + "<gruppe nr=\"3\"><wert>d</wert></gruppe></fall>");
    }

    @Test
    void the_hub_s_knowledge_and_the_authority_s_settings_are_at_hand() {
        var tiny = TinyPackage.rules("""
                - {to: "@art", setting: amt}
                - {to: gruppe/wert, from: "$hub/attachment[@id = 'a-1']/concat(@purpose, ' ', @size, ' ', @filename)"}
                - {to: wert, context: authority-name}
                """);

        assertThat(tiny.message())
                .contains("art=\"Amt 1\"", "<wert>nachweis 7 a\uFFFD.pdf</wert>", "<wert>Stadt Remscheid</wert>");
        assertThat(tiny.message(Map.of("amt", "Amt 2"))).contains("art=\"Amt 2\"");
        assertThat(TinyPackage.WORKSHOP.compile(tiny.source()).settings()).containsEntry("amt", "Amt 1");
    }

    @Test
    void the_clock_is_the_legal_time_of_receipt_so_that_bytes_never_differ() {
        var tiny = TinyPackage.rules("- {to: wert, from: string(current-dateTime())}");

        assertThat(tiny.message()).contains("<wert>2027-01-01T00:30:00+01:00</wert>");
        assertThat(tiny.message("a")).isEqualTo(tiny.message("a"));
    }

    @Test
    void what_xml_must_escape_arrives_as_it_was() {
        var tiny = TinyPackage.rules("- {to: '@art', from: q:antrag/q:text}\n- {to: wert, from: q:antrag/q:text}");

        assertThat(tiny.message("<&>\"'")).contains("art=\"&lt;&amp;&gt;&#34;'\"", "<wert>&lt;&amp;&gt;\"'</wert>");
    }

    @Test
    void a_result_that_is_invalid_in_the_target_s_schema_is_never_handed_over() {
        var tiny = TinyPackage.rules("- {to: zahl, from: q:antrag/q:text}");

        assertThat(tiny.problems("geheim")).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_INVALID);
            assertThat(problem.instance()).isEqualTo("ziel");
            assertThat(problem.parameters()).containsEntry("field", "zahl").containsEntry("line", "3");
            assertThat(problem.german() + problem.english() + problem).doesNotContain("geheim");
        });
    }

    @Test
    void an_xpath_that_fails_on_the_data_is_a_problem_with_its_code() {
        assertThat(TinyPackage.rules("- {to: wert, from: xs:date(q:antrag/q:text)}")
                        .problems("geheim"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.parameters()).containsEntry("reason", "xpath-FORG0001");
                    assertThat(problem.toString()).doesNotContain("geheim");
                });
    }

    @Test
    void two_conditional_rules_may_not_write_the_same_field_at_once() {
        var tiny = TinyPackage.rules("""
                - {to: wert, from: "q:antrag/q:text[1]", when: "q:antrag/q:text = 'a'"}
                - {to: wert, from: "q:antrag/q:text[1]", when: "q:antrag/q:text = 'b'"}
                """);

        assertThat(tiny.message("b")).contains("<wert>b</wert>");
        assertThat(tiny.problems("a", "b"))
                .extracting(problem -> problem.parameters().get("rule"))
                .containsExactly("regeln.yaml:2");
    }

    @Test
    void a_target_whose_condition_does_not_hold_gets_nothing() {
        var tiny = TinyPackage.rules("- {to: wert, constant: x}")
                .describing("must-confirm: true", "must-confirm: true\n    when: q:antrag/q:text = 'ja'");

        assertThat(tiny.run(Map.of(), "nein")).isEqualTo(new MappingResult.Mapped(List.of(), List.of()));
        assertThat(tiny.message("ja")).contains("x");
    }

    @Test
    void data_that_are_no_xml_are_a_problem() {
        var tiny = TinyPackage.WORKSHOP.compile(
                TinyPackage.rules("- {to: wert, constant: x}").source());

        var result = tiny.map(new MappingInput(Bytes.utf8("<!DOCTYPE a []><a/>"), TinyPackage.context()));

        assertThat(result).isInstanceOf(MappingResult.MappingFault.class);
    }

    @Test
    void what_gets_lost_is_said_with_rule_and_field_and_never_with_the_value() {
        var tiny = withColours("- {to: wert, from: q:antrag/q:text, convert: [latin9, {cut: 5}], title: Der Name}");

        assertThat(tiny.run(Map.of(), "Łukasz"))
                .isInstanceOfSatisfying(
                        MappingResult.Mapped.class,
                        mapped -> assertThat(mapped.losses())
                                .containsExactly(
                                        new MappingResult.Loss(
                                                "ziel", "regeln.yaml:1", "Der Name", "letters-simplified"),
                                        new MappingResult.Loss("ziel", "regeln.yaml:1", "Der Name", "cut")));
    }

    @Test
    void a_code_table_may_keep_or_replace_what_it_does_not_know() {
        var keeping = withTable("{file: farbe.csv, unknown: keep}");
        var replacing = withTable("{file: farbe.csv, unknown: default, default: \"9\"}");

        assertThat(keeping.message("lila")).contains("<wert>lila</wert>");
        assertThat(replacing.message("lila")).contains("<wert>9</wert>");
        assertThat(replacing.run(Map.of(), "lila"))
                .isInstanceOfSatisfying(
                        MappingResult.Mapped.class,
                        mapped -> assertThat(mapped.losses())
                                .extracting(MappingResult.Loss::reason)
                                .containsExactly("code-replaced"));
    }

    @Test
    void a_group_is_repeated_for_attachments_of_one_purpose() {
        var tiny = TinyPackage.rules("""
                - to: gruppe
                  attachments: nachweis
                  rules:
                    - {to: wert, from: "@media-type"}
                - to: gruppe
                  attachments: anderes
                  rules:
                    - {to: wert, from: "@id"}
                """);

        assertThat(tiny.message()).contains("<wert>application/pdf</wert>").doesNotContain("a-1");
    }

    @Test
    void what_was_paid_is_known_to_the_rules() {
        var tiny = TinyPackage.rules(
                "- {to: wert, from: \"$hub/payment[@status = 'BOOKED']/@grossAmount\", convert: cents}");
        var context = TinyPackage.context();
        var paid = new SubmissionContext(
                context.submission(),
                null,
                context.receivedAt(),
                context.authority(),
                context.performing(),
                context.service(),
                List.of(),
                new SubmissionContext.Payment(Map.of("status", "BOOKED", "grossAmount", "12.5")));

        var result = TinyPackage.WORKSHOP.compile(tiny.source()).map(new MappingInput(TinyPackage.data(), paid));

        assertThat(result)
                .isInstanceOfSatisfying(
                        MappingResult.Mapped.class,
                        mapped -> assertThat(new String(
                                        mapped.messages().getFirst().bytes().toByteArray(), UTF_8))
                                .contains("<wert>1250</wert>"));
    }

    private static TinyPackage withTable(String table) {
        return TinyPackage.rules("- {to: wert, from: q:antrag/q:text, convert: {codes: farbe}}")
                .describing("settings:", "codes: {farbe: " + table + "}\nsettings:")
                .file("farbe.csv", "rot;1\n");
    }

    private static TinyPackage withColours(String rules) {
        return TinyPackage.rules(rules)
                .describing("settings:", "codes: {farbe: farbe.csv}\nsettings:")
                .file("farbe.csv", "# colours\nrot;1;Rot\n\nblau;2\n");
    }
}
