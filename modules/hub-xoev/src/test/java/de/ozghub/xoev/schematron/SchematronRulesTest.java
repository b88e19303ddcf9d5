package de.ozghub.xoev.schematron;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Small rule sets, and such as want to break out. */
class SchematronRulesTest {

    private static final String PERSON = """
        <p>
          <name>Erika</name>
          <name>Max</name>
          <secret a="x">geheim</secret>
        </p>\
        """;

    private final SchematronCompiler compiler = new SchematronCompiler(Set.of("p", "name", "a"));

    @TempDir
    private Path folder;

    @Test
    void a_hit_has_rule_place_and_the_words_of_the_standard() throws IOException {
        var hits =
                check(rule("name", "<sch:assert id='R1' test='. = &quot;Erika&quot;'>Nur Erika.</sch:assert>"), PERSON);

        assertThat(hits).containsExactly(new RuleHit("R1", Severity.ERROR, "Nur Erika.", 3, 9, "/p/name[2]", "name"));
    }

    @Test
    void a_report_hits_where_its_test_holds() throws IOException {
        var hits = check(rule("name", "<sch:report id='R2' test='. = &quot;Max&quot;'>Max.</sch:report>"), PERSON);

        assertThat(hits).extracting(RuleHit::rule, RuleHit::line).containsExactly(tuple("R2", 3));
    }

    @Test
    void flag_and_role_of_assertion_or_rule_say_how_much_it_weighs() throws IOException {
        String body = "<sch:assert id='E' test='false()'>e</sch:assert>"
                + "<sch:assert id='F' flag='fatal' test='false()'>f</sch:assert>"
                + "<sch:assert id='W' flag='warning' test='false()'>w</sch:assert>"
                + "<sch:assert id='I' role='information' test='false()'>i</sch:assert>";

        assertThat(check(rule("p", body), PERSON))
                .extracting(RuleHit::rule, RuleHit::severity)
                .containsExactlyInAnyOrder(
                        tuple("E", Severity.ERROR),
                        tuple("F", Severity.ERROR),
                        tuple("W", Severity.WARNING),
                        tuple("I", Severity.INFORMATION));
        assertThat(check(rule("p", body).replace("<sch:rule ", "<sch:rule role='warn' "), PERSON))
                .extracting(RuleHit::rule, RuleHit::severity)
                .contains(tuple("E", Severity.WARNING), tuple("F", Severity.ERROR));
    }

    @Test
    void what_a_rule_would_quote_never_leaves() throws IOException {
        String body = "<sch:assert id='Q' test='false()'><sch:name/> ist <sch:value-of select='.'/>, nicht"
                + " <sch:value-of select='$WORD'/>.</sch:assert>";

        var hits = check(
                rule("secret", body).replace("<sch:pattern>", "<sch:let name='WORD' value=\"'offen'\"/><sch:pattern>"),
                PERSON);

        assertThat(hits).extracting(RuleHit::text).containsExactly("? ist …, nicht offen.");
        assertThat(hits).extracting(RuleHit::path).containsExactly("/p/?[3]");
    }

    @Test
    void an_attribute_is_a_place_too() throws IOException {
        var hits = check(rule("secret/@a", "<sch:assert id='A' test='false()'>a</sch:assert>"), PERSON);

        assertThat(hits)
                .extracting(RuleHit::path, RuleHit::field, RuleHit::line)
                .containsExactly(tuple("/p/?[3]/@a", "a", 4));
    }

    @Test
    void no_more_than_a_hundred_are_looked_for() throws IOException {
        var rules = compile(rule("name", "<sch:assert id='M' test='. != &quot;&quot;'>m</sch:assert>"));

        assertThat(check(rules, "<p>" + "<name/>".repeat(200_000) + "</p>", looks(1_000)))
                .hasSize(SchematronRules.MAX_HITS);

        // to go through all of them takes more
        String sound = "<p>" + "<name>a</name>".repeat(200_000) + "</p>";
        assertThatThrownBy(() -> check(rules, sound, looks(1_000)))
                .isInstanceOfSatisfying(
                        RulesFault.class, e -> assertThat(e.kind()).isEqualTo(RulesFault.Kind.TOO_SLOW));
    }

    @Test
    void includes_come_from_the_package_alone() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Path part = Files.writeString(
                folder.resolve("part.sch"),
                "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><rule context='p'><assert id='I'"
                        + " test='false()'>i</assert></rule></pattern>");
        Path main = Files.writeString(folder.resolve("sub/main.sch"), schema("<sch:include href='../part.sch'/>"));

        assertThat(check(compiler.compile(List.of(part, main), Set.of()), PERSON))
                .extracting(RuleHit::rule)
                .containsExactly("I");
        assertThatThrownBy(() -> compiler.compile(List.of(main), Set.of()))
                .isInstanceOf(RulesFault.class)
                .hasMessageContaining("not in its package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sch:include href='file:///etc/hostname'/>",
                "<sch:include href='http://127.0.0.1:1/x.sch'/>",
                "<sch:include href='/etc/hostname'/>",
                "<xsl:include xmlns:xsl='http://www.w3.org/1999/XSL/Transform' href='http://127.0.0.1:1/x.xsl'/>",
                "<xsl:import xmlns:xsl='http://www.w3.org/1999/XSL/Transform' href='file:///etc/hostname'/>",
            })
    void rules_that_reach_out_do_not_compile(String element) {
        assertThatThrownBy(
                        () -> compile(schema(element + rulePattern("p", "<sch:assert test='false()'>x</sch:assert>"))))
                .isInstanceOf(RulesFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string-length(doc('file:///etc/hostname')) ge 0",
                "string-length(document('file:///etc/hostname')) ge 0",
                "doc-available('file:///etc/hostname')",
                "unparsed-text('file:///etc/hostname') = 'x'",
                "unparsed-text-available('file:///etc/hostname')",
                "count(collection('file:///etc')) gt 0",
                "count(uri-collection('file:///etc')) gt 0",
                "exists(json-doc('file:///etc/hostname'))",
                "environment-variable('PATH')",
                "transform(map{'stylesheet-location':'file:///etc/x.xsl'})?output",
                "load-xquery-module('urn:x')",
            })
    void rules_that_read_files_get_nothing(String test) throws IOException {
        // an assertion that fails, or rules that cannot be evaluated or compiled: never a rule that was answered
        String body = "<sch:assert id='LEAK' test=\"not(" + test + ")\">leak</sch:assert>";
        try {
            assertThat(check(rule("p", body), PERSON)).isEmpty();
        } catch (RulesFault refused) {
            assertThat(refused).hasMessageNotContaining("root:");
        }
    }

    @Test
    void java_is_out_of_reach() {
        String body = "<sch:assert test=\"Q{java:java.lang.System}getProperty('user.home')\">x</sch:assert>";

        assertThatThrownBy(() -> compile(rule("p", body))).isInstanceOf(RulesFault.class);
    }

    @Test
    void a_document_that_reads_others_by_its_pattern_is_refused() throws IOException {
        String documents = rule("p", "<sch:assert test='false()'>x</sch:assert>")
                .replace("<sch:pattern>", "<sch:pattern documents=\"'file:///etc/hostname'\">");
        var rules = compile(documents);

        assertThatThrownBy(() -> check(rules, PERSON)).isInstanceOf(RulesFault.class);
    }

    @Test
    void entities_in_rules_are_refused() {
        assertThatThrownBy(() -> compile("<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                        + rule("p", "<sch:assert test='false()'>&x;</sch:assert>")))
                .isInstanceOf(RulesFault.class);
    }

    @Test
    void a_regular_expression_bomb_is_cut_off() throws IOException {
        var rules = compile(rule("name", "<sch:assert id='B' test=\"matches(., '^(a+)+$')\">b</sch:assert>"));
        String bomb = "<p><name>" + "a".repeat(5_000) + "!</name></p>";

        // Saxon counts the steps of its own backtracking
        assertThatThrownBy(() -> check(rules, bomb))
                .isInstanceOfSatisfying(
                        RulesFault.class, e -> assertThat(e.kind()).isEqualTo(RulesFault.Kind.PATTERN_TOO_SLOW));
    }

    @Test
    void a_rule_that_cannot_be_evaluated_says_nothing_of_the_document() throws IOException {
        var rules = compile(rule("name", "<sch:assert id='D' test='xs:integer(.) gt 0'>d</sch:assert>"));

        assertThatThrownBy(() -> check(rules, PERSON))
                .isInstanceOf(RulesFault.class)
                .hasMessageNotContaining("Erika")
                .hasMessageContaining("rules.sch");
    }

    private List<RuleHit> check(String schema, String document) throws IOException {
        return check(compile(schema), document);
    }

    private static List<RuleHit> check(SchematronRules rules, String document) {
        return check(rules, document, new WorkLimit(Duration.ofMinutes(1)));
    }

    /** Time that passes only while the rules look at it, by one nanosecond. */
    private static WorkLimit looks(int number) {
        var time = new AtomicLong();
        return new WorkLimit(Duration.ofNanos(number), time::incrementAndGet, time::get);
    }

    private static List<RuleHit> check(SchematronRules rules, String document, WorkLimit work) {
        var tree = rules.tree();
        var reader = new HardenedXml(XmlLimits.DEFAULT).reader();
        reader.setContentHandler(tree);
        try {
            reader.parse(new InputSource(new ByteArrayInputStream(document.getBytes(UTF_8))));
            return rules.check(tree.getDocumentNode(), "", work);
        } catch (IOException | SAXException | net.sf.saxon.s9api.SaxonApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private SchematronRules compile(String schema) throws IOException {
        return compiler.compile(List.of(Files.writeString(folder.resolve("rules.sch"), schema)), Set.of());
    }

    private static String rule(String context, String body) {
        return schema(rulePattern(context, body));
    }

    private static String rulePattern(String context, String body) {
        return "<sch:pattern><sch:rule context='" + context + "'>" + body + "</sch:rule></sch:pattern>";
    }

    private static String schema(String content) {
        return "<sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>"
                + "<sch:ns prefix='xs' uri='http://www.w3.org/2001/XMLSchema'/>" + content + "</sch:schema>";
    }
}
