package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.ProblemCode;
import org.junit.jupiter.api.Test;

class StylesheetTest {

    @Test
    void sees_the_data_the_hub_s_knowledge_and_the_legal_time() {
        var tiny = TinyPackage.stylesheet("""
                <xsl:template match="/">
                  <fall art="{$hub/setting[@name = 'amt']/@value}">
                    <xsl:for-each-group select="q:antrag/q:text" group-by="substring(., 1, 1)">
                      <gruppe nr="{position()}">
                        <xsl:for-each select="current-group()"><wert><xsl:value-of select="."/></wert></xsl:for-each>
                      </gruppe>
                    </xsl:for-each-group>
                    <wert><xsl:value-of select="$hub/authority/@ars, current-date()"/></wert>
                  </fall>
                </xsl:template>
                """);

        assertThat(tiny.message("a1", "b1", "a2").replaceAll(">\\s+<", "><"))
                .contains(
                        "<fall xmlns=\"urn:test:ziel:1.0\" art=\"Amt 1\"><gruppe nr=\"1\"><wert>a1</wert><wert>a2</wert>"
                                + "</gruppe><gruppe nr=\"2\"><wert>b1</wert></gruppe>"
                                + "<wert>051200000000 2027-01-01+01:00</wert></fall>");
    }

    @Test
    void its_result_is_proven_against_the_target_s_schema() {
        var tiny = TinyPackage.stylesheet("<xsl:template match='/'><falsch/></xsl:template>");

        assertThat(tiny.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_INVALID));
    }

    @Test
    void its_failure_names_file_line_and_code_and_never_a_value() {
        var tiny = TinyPackage.stylesheet("""
                <xsl:template match="/">
                  <fall><wert><xsl:value-of select="xs:date(q:antrag/q:text)"/></wert></fall>
                </xsl:template>
                """);

        assertThat(tiny.problems("geheim")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MAPPING_FAILED);
            assertThat(problem.parameters())
                    .containsEntry("rule", "fall.xsl:6")
                    .containsEntry("reason", "xslt-FORG0001");
            assertThat(problem.toString()).doesNotContain("geheim");
        });
    }

    @Test
    void xsl_message_that_terminates_is_a_failure_without_its_text() {
        var tiny = TinyPackage.stylesheet(
                "<xsl:template match='/'><xsl:message terminate='yes' select='q:antrag/q:text'/></xsl:template>");

        assertThat(tiny.problems("geheim"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("xslt-").doesNotContain("geheim"));
    }
}
