package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No rule and no stylesheet reaches files, network, environment or Java. */
class ShutDoorsTest {

    private static final String MARK = "from-the-file";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String file = "";

    @BeforeEach
    void a_file_that_could_be_read() throws IOException {
        Path path = Files.writeString(folder.resolve("x.xml"), "<x>" + MARK + "</x>");
        file = path.toUri().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc('%s')",
                "document('%s')",
                "doc-available('%s')[.]",
                "unparsed-text('%s')",
                "unparsed-text-lines('%s')",
                "unparsed-text-available('%s')[.]",
                "collection('%s')",
                "uri-collection('%s')",
                "json-doc('%s')",
                "transform(map{'stylesheet-location': '%s'})?output",
                "load-xquery-module('x', map{'location-hints': '%s'})",
                "doc('http://127.0.0.1:9/')",
                "environment-variable('PATH')",
                "available-environment-variables()",
                "parse-xml('<!DOCTYPE x SYSTEM \"%s\"><x/>')",
                "parse-xml('<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]><x>&amp;e;</x>')",
            })
    void a_rule_reads_nothing_but_its_submission(String xpath) {
        String from = xpath.formatted(file).replace("'", "''");
        var tiny = TinyPackage.rules("- {to: wert, from: '" + from + "'}");

        if (tiny.faults().isEmpty()) {
            assertNothingRead(tiny.run(Map.of()));
        } else {
            assertThat(tiny.faults()).extracting(PackageFault::rule).containsOnly("xpath");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:value-of select=\"doc('%s')\"/>",
                "<xsl:value-of select=\"document('%s')\"/>",
                "<xsl:value-of select=\"unparsed-text('%s')\"/>",
                "<xsl:source-document href='%s'><xsl:value-of select='.'/></xsl:source-document>",
                "<xsl:evaluate xpath=\"'1'\"/>",
                "<xsl:value-of select=\"system-property('java.version')[. != '']\"/><xsl:value-of select=\"environment-variable('PATH')\"/>",
                "<xsl:value-of xmlns:f='java:java.lang.System' select=\"f:getProperty('user.home')\"/>",
            })
    void a_stylesheet_reads_nothing_but_its_submission(String instruction) {
        var tiny = TinyPackage.stylesheet("<xsl:template match='/'><fall><wert>" + instruction.replace("%s", file)
                + "</wert></fall></xsl:template>");

        if (tiny.faults().isEmpty()) {
            assertNothingRead(tiny.run(Map.of()));
        }
    }

    @Test
    void a_stylesheet_includes_no_other() {
        assertThat(TinyPackage.stylesheet("<xsl:include href='" + file + "'/>").faults())
                .isNotEmpty();
    }

    @Test
    void a_stylesheet_writes_no_file() {
        Path written = folder.resolve("out.xml");
        var tiny = TinyPackage.stylesheet("<xsl:template match='/'><fall/><xsl:result-document href='" + written.toUri()
                + "'><x/></xsl:result-document></xsl:template>");

        assertThat(tiny.faults()).extracting(PackageFault::rule).containsOnly("xslt");
        assertThat(written).doesNotExist();
    }

    private static void assertNothingRead(MappingResult result) {
        switch (result) {
            case MappingResult.MappingFault fault ->
                assertThat(fault.problems().toString()).doesNotContain(MARK);
            case MappingResult.Mapped mapped ->
                assertThat(new String(mapped.messages().getFirst().bytes().toByteArray(), StandardCharsets.UTF_8))
                        .doesNotContain(MARK)
                        .doesNotContain("/usr/bin")
                        .doesNotContain("PATH")
                        .doesNotContain(System.getProperty("user.home") + "<")
                        .doesNotContain(">true<");
        }
    }
}
