package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.attachment.AttachmentPolicy.Finding;
import de.ozghub.core.attachment.AttachmentPolicy.Reaction;
import de.ozghub.mapping.tool.EffectiveMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Verbund and an authority lay over a package. */
class OverrideTest {

    private static final String RULES = """
        - {to: "@art", setting: amt}
        - to: gruppe
          rules:
            - {to: "@nr", constant: "1"}
            - {to: wert, from: "q:antrag/q:text[1]", convert: {codes: farbe}}
        - {to: wert, constant: Paket}
        """;

    @Test
    void an_authority_sets_values_rows_and_fields_differently_and_wins_over_its_verbund() {
        var tiny = tiny().file("overrides/1-verbund.yaml", """
            package: probe/klein
            settings: {amt: Amt V}
            codes: {farbe: {blau: B, rot: V}}
            targets: {ziel: {rules: [{to: wert, constant: Verbund}]}}
            """).file("overrides/2-amt.yaml", """
                            package: probe/klein
                            codes: {farbe: {rot: A}}
                            targets: {ziel: {rules: [{to: gruppe/@nr, constant: "7"}]}}
                            """);

        assertThat(tiny.message("rot").replaceAll(">\\s+<", "><"))
                .contains("art=\"Amt V\"><gruppe nr=\"7\"><wert>A</wert></gruppe><wert>Verbund</wert>");
        assertThat(tiny.message("blau")).contains("<wert>B</wert>");
    }

    @Test
    void fields_are_added_behind_others_and_removed_with_a_reason() {
        var tiny = tiny().file("overrides/1-verbund.yaml", """
            package: probe/klein
            targets:
              ziel:
                rules:
                  - {to: zahl, after: wert, constant: "5"}
                  - {to: "gruppe/@nr", remove: true, reason: unser Verfahren kennt sie nicht}
            """);

        assertThat(tiny.message("rot").replaceAll(">\\s+<", "><"))
                .contains("<gruppe><wert>1</wert></gruppe><wert>Paket</wert><zahl>5</zahl>");
    }

    @Test
    void a_changed_field_names_the_file_that_changed_it() {
        var tiny = tiny().file("overrides/1-verbund.yaml", """
            package: probe/klein
            targets: {ziel: {rules: [{to: gruppe/wert, from: "q:antrag/q:text", required: true}]}}
            """);

        assertThat(tiny.problems())
                .extracting(problem -> problem.parameters().get("rule"))
                .containsExactly("conf/mappings/probe/klein/verbund.yaml:2");
    }

    @Test
    void what_attachments_a_service_takes_is_inherited_key_by_key_with_its_origin() {
        var tiny = TinyPackage.rules("- {to: wert, constant: Paket}\n")
                .describing(
                        "settings:", "attachments: {types: [application/pdf, image/*], encrypted: refuse}\nsettings:")
                .file("overrides/1-verbund.yaml", """
                    package: probe/klein
                    attachments: {each-mib: 10, active-content: accept}
                    """)
                .file("overrides/2-amt.yaml", """
                    package: probe/klein
                    attachments: {active-content: refuse}
                    """);
        MappingPackage effective = TinyPackage.WORKSHOP.compile(tiny.source());

        AttachmentPolicy policy = effective.policy().attachments();
        assertThat(policy.types()).containsExactly("application/pdf", "image/*");
        assertThat(policy.limits().eachBytes()).isEqualTo(10L << 20);
        assertThat(policy.on(Finding.ACTIVE_CONTENT)).isEqualTo(Reaction.REFUSE);
        assertThat(policy.on(Finding.ENCRYPTED)).isEqualTo(Reaction.REFUSE);
        assertThat(policy.on(Finding.UNFIT)).isEqualTo(Reaction.CLERK);
        assertThat(EffectiveMapping.of(effective.definition()))
                .filteredOn(line -> line.kind().equals("attachments"))
                .extracting(line -> line.name() + " = " + line.value() + " from " + line.origin())
                .contains(
                        "active-content = refuse from conf/mappings/probe/klein/amt.yaml:2",
                        "each-mib = 10 from conf/mappings/probe/klein/verbund.yaml:2",
                        "count = channel from default")
                .anyMatch(line -> line.startsWith("encrypted = refuse from mapping.yaml:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package: probe/anders|other-package",
                "settings: {unbekannt: x}|unknown-setting",
                "codes: {unbekannt: {a: b}}|unknown-table",
                "targets: {unbekannt: {must-confirm: true}}|unknown-target",
                "targets: {ziel: {rules: [{to: nichts, constant: x}]}}|unknown-field",
                "targets: {ziel: {rules: [{to: wert, remove: true}]}}|missing-key",
                "targets: {ziel: {sonst: x}}|unknown-key",
                "sonst: x|unknown-key",
                "attachments: {sonst: x}|unknown-key",
                "attachments: {unfit: accept}|value",
                "attachments: {archive: maybe}|value",
                "attachments: {types: [PDF]}|value",
                "attachments: {each-mib: 0}|value",
                "attachments: {each-mib: 20, total-mib: 10}|value",
                "attachments: {tell-find: perhaps}|value",
            })
    void what_does_not_fit_the_package_is_a_fault_with_its_line(String line, String rule) {
        String text = line.startsWith("package") ? line : "package: probe/klein\n" + line;

        assertThat(tiny().file("overrides/1-verbund.yaml", text).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("conf/mappings/probe/klein/verbund.yaml");
                    assertThat(fault.rule()).isEqualTo(rule);
                    assertThat(fault.line()).isPositive();
                });
    }

    private static TinyPackage tiny() {
        return TinyPackage.rules(RULES)
                .describing("settings:", "codes: {farbe: farbe.csv}\nsettings:")
                .file("farbe.csv", "rot;1\n");
    }
}
