package de.ozghub.xoev.schematron;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Rules whose time grows with the square of the document, on a document in which that would take minutes. */
class SlowRulesTest {

    private static final Duration LIMIT = Duration.ofMillis(100);
    private static final SchematronCompiler COMPILER = new SchematronCompiler(Set.of("p", "x", "y"));

    @TempDir
    private static Path folder;

    private static XdmNode document;

    @BeforeAll
    static void make() throws IOException, SAXException, SaxonApiException {
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> "<x>" + i + "</x><y>-" + i + "</y>")
                .collect(Collectors.joining("", "<p>", "</p>"));
        var tree = compile("true()", "p").tree();
        var reader = new HardenedXml(XmlLimits.DEFAULT).reader();
        reader.setContentHandler(tree);
        reader.parse(new InputSource(new ByteArrayInputStream(text.getBytes(UTF_8))));
        document = tree.getDocumentNode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | count(//x[. = current()]) = 1",
                "x | not(preceding-sibling::x = .)",
                "x | not(. = //y)",
                "p | not(x[. = following-sibling::x])",
                "p | every $a in x satisfies count(x[. = $a]) = 1",
                "p | not(some $a in x, $b in y satisfies $a = $b)",
                "p | not(x = y)",
                "p | empty(for $a in x return y[. = $a])",
                "p | count(for $a in x return index-of(x, $a)) gt 1",
                "p | every $a in x satisfies empty(filter(x, function($b) {$b = string($a) and $b = '!'}))",
                "p | empty(x ! (. intersect ../x)[. = '!'])",
                "p | not(x/preceding::x/preceding::x = '!')",
                "p | sum(x/count(preceding-sibling::x)) lt 0",
            })
    void end_in_time_and_judge_nothing(String context, String test) throws IOException {
        var rules = compile(test, context);
        long before = ownTime();

        assertThatThrownBy(() -> rules.check(document, "", LIMIT))
                .isInstanceOfSatisfying(
                        RulesFault.class, e -> assertThat(e.kind()).isEqualTo(RulesFault.Kind.TOO_SLOW));

        assertThat(ownTime() - before).isLessThan(LIMIT.multipliedBy(30).toNanos());
    }

    @Test
    void a_function_that_calls_itself_without_end_judges_nothing() throws IOException {
        var rules = compile(
                "let $f := function($g, $n) {if ($n lt 0) then 0 else $g($g, $n + 1)} return $f($f, 1) = 1", "p");

        assertThatThrownBy(() -> rules.check(document, "", LIMIT)).isInstanceOf(RulesFault.class);
    }

    @Test
    void many_nodes_alone_are_no_reason_to_stop() throws IOException {
        var rules = compile("count(distinct-values(x)) = count(x) and count(//*[. = '!']) = 0", "p");

        assertThat(rules.check(document, "", Duration.ofMinutes(1))).isEmpty();
    }

    private static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static SchematronRules compile(String test, String context) throws IOException {
        String schema = """
            <sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt3'>
             <sch:pattern><sch:rule context='%s'><sch:assert id='S' test="%s">s</sch:assert></sch:rule></sch:pattern>
            </sch:schema>\
            """.formatted(context, test);
        return COMPILER.compile(List.of(Files.writeString(folder.resolve("rules.sch"), schema)), Set.of());
    }
}
