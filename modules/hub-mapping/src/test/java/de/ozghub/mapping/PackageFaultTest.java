package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault in a package names file, line and rule. */
class PackageFaultTest {

    private static final String GOOD = "- {to: wert, constant: x}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Probe|titel: Probe|1 missing-key title|2 unknown-key titel",
                "format: 1|format: 2|1 value 2|",
                "service: urn:test:leistung|service: Hundesteuer|3 value Hundesteuer|",
                "#antrag|x|4 value urn:test:quelle:1.0x|",
                "secrecy: general|secrecy: geheim|7 value geheim|",
                "area: q:antrag/q:gebiet|area: q:antrag/(|6 xpath q:antrag/(|",
                "area: q:antrag/q:gebiet|area: z:antrag|6 xpath z:antrag|",
                "#fall|#falle|11 target-schema urn:test:ziel:1.0#falle|",
                "must-confirm: true|must-confirm: ja|13 value ja|",
                "rules: regeln.yaml|rules: fehlt.yaml|14 missing-file fehlt.yaml|",
                "rules: regeln.yaml|rulez: regeln.yaml|11 body|14 unknown-key rulez",
                "settings:|settings: {a: b}\\nsettings:|10 duplicate-key settings|",
                "title: Probe|title: [|4 yaml|",
                "must-confirm: true|must-confirm: true\\n    when: q:antrag/(|14 xpath q:antrag/(|",
                "settings:|deadlines: {delivered: morgen}\\nsettings:|9 value morgen|",
                "settings:|codes: {farbe: fehlt.csv}\\nsettings:|9 missing-file fehlt.csv|",
            })
    void in_the_description(String old, String replacement, String first, @Nullable String second) {
        var faults = TinyPackage.rules(GOOD)
                .describing(old, replacement.replace("\\n", "\n"))
                .faults();

        assertThat(faults)
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.file()).isEqualTo("mapping.yaml"));
        assertThat(shown(faults)).contains(first);
        if (second != null) {
            assertThat(shown(faults)).contains(second);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {to: wert, from: 'q:antrag['}|2 xpath q:antrag[",
                "- {to: wert, from: doc-nonsense(1)}|2 xpath doc-nonsense(1)",
                "- {to: wert, from: $unbekannt}|2 xpath $unbekannt",
                "- {to: wert, form: q:antrag}|2 source to, form",
                "- {to: wert, from: ., constant: x}|2 source to, from, constant",
                "- {to: 'a b', constant: x}|2 value a b",
                "- {to: 'x:wert', constant: x}|2 value x:wert",
                "- {constant: x}|2 missing-key to",
                "- {to: wert, from: ., convert: grossbuchstaben}|2 conversion grossbuchstaben",
                "- {to: wert, from: ., convert: {date: qqqqqqqq}}|2 conversion date: qqqqqqqq",
                "- {to: wert, from: ., convert: {number: viele}}|2 conversion number: viele",
                "- {to: wert, from: ., convert: {codes: farbe}}|2 conversion codes: farbe",
                "- {to: wert, context: uhrzeit}|2 value uhrzeit",
                "- {to: wert, setting: farbe}|2 value farbe",
                "- {to: wert, from: ., required: true, default: x}|2 required-with-default wert",
                "- {to: '@art', rules: []}|2 group-target @art",
                "- {to: zahl, constant: 1}|2 written-twice zahl",
                "- zahl|2 type scalar",
            })
    void in_a_rule(String row, String expected) {
        var faults = TinyPackage.rules("- {to: zahl, constant: 0}\n" + row).faults();

        assertThat(faults).allSatisfy(fault -> assertThat(fault.file()).isEqualTo("regeln.yaml"));
        assertThat(shown(faults)).contains(expected);
    }

    @Test
    void in_a_code_table() {
        var faults = TinyPackage.rules(GOOD)
                .describing("settings:", "codes: {farbe: farbe.csv}\nsettings:")
                .file("farbe.csv", "# colours\nrot;1\nrot;2\nblau\n")
                .faults();

        assertThat(faults)
                .extracting(PackageFault::file, PackageFault::line, PackageFault::rule)
                .containsExactly(tuple("farbe.csv", 3, "duplicate-code"), tuple("farbe.csv", 4, "code-line"));
    }

    @Test
    void in_a_stylesheet() {
        var faults = TinyPackage.stylesheet(
                        "<xsl:template match='/'>\n<xsl:value-of select='q:antrag['/></xsl:template>")
                .faults();

        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("fall.xsl");
            assertThat(fault.line()).isEqualTo(6);
            assertThat(fault.rule()).isEqualTo("xslt");
        });
    }

    @Test
    void without_a_description_there_is_no_package() {
        assertThat(shown(TinyPackage.rules(GOOD).without("mapping.yaml").faults()))
                .contains("0 missing-file mapping.yaml");
    }

    private static List<String> shown(List<PackageFault> faults) {
        return faults.stream()
                .map(fault -> "%d %s %s"
                        .formatted(fault.line(), fault.rule(), fault.value())
                        .strip())
                .toList();
    }
}
