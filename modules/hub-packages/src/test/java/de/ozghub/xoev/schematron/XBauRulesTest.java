package de.ozghub.xoev.schematron;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.saxon.s9api.SaxonApiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Every assertion of XBau 2.6 hits what it forbids and spares what it allows. The documents hold what one rule looks at and no
 * more; schemas are not asked.
 */
class XBauRulesTest {

    private static final String NAMESPACE = "http://www.xleitstelle.de/xbau/2/6";
    private static final String STATISTICS = "statistik.baugenehmigung.0421";
    private static final String OLD_BUILDING =
            "<x:baugenehmigung><x:artDerBautaetigkeit><code>3</code></x:artDerBautaetigkeit></x:baugenehmigung>";
    private static final String HOUSE =
            "<x:baugenehmigung><x:artDerBautaetigkeit><code>1</code></x:artDerBautaetigkeit></x:baugenehmigung>"
                    + "<x:angabenGebaeude><x:artDesWohngebaeudes><code>1</code></x:artDesWohngebaeudes></x:angabenGebaeude>";
    private static final String COSTS =
            "<x:baukosten><x:kostengruppe300>%s</x:kostengruppe300><x:kostengruppe400>1000</x:kostengruppe400></x:baukosten>"
                    + "<x:bruttoRauminhaltBRI>10</x:bruttoRauminhaltBRI>";

    private static SchematronRules rules;

    /** A rule, a document that breaks it alone, and one that differs only in keeping it. */
    record Case(String rule, String root, String broken, String kept) {
        @Override
        public String toString() {
            return rule;
        }
    }

    @BeforeAll
    static void compile() {
        var library = OfficialPackages.library();
        var xbau =
                library.find(new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6")).orElseThrow();
        rules = new SchematronCompiler(library.names()).compile(xbau.schematrons(), xbau.namespaces());
    }

    static Stream<Case> cases() {
        return Stream.concat(
                Stream.of(
                        header("sch-xbau-001", "leser"),
                        header("sch-xbau-002", "autor"),
                        new Case(
                                "sch-anz-001",
                                "anzeige.beseitigungAbsicht.0950",
                                "<x:vorhaben>1</x:vorhaben>",
                                "<x:anzeigender>1</x:anzeigender>"),
                        new Case(
                                "sch-xbau-gen-001",
                                "baugenehmigung.antrag.0200",
                                "<x:vorhaben> </x:vorhaben>",
                                "<x:vorhaben>1</x:vorhaben>"),
                        statistics(
                                "sch-stat-001",
                                "allgemeineAngaben",
                                owner("Muster") + "<x:flurstueck><flur>1</flur></x:flurstueck>",
                                owner("Muster") + "<x:flurstueck><bundesland>05</bundesland></x:flurstueck>"),
                        statistics(
                                "sch-stat-002",
                                "allgemeineAngaben",
                                "<x:flurstueck><bundesland>05</bundesland></x:flurstueck>",
                                owner("Muster") + "<x:flurstueck><bundesland>05</bundesland></x:flurstueck>"),
                        statistics("sch-stat-003", "heizenergie", heating("001", "014"), heating("001", "002")),
                        statistics(
                                "sch-stat-004",
                                "anzahlDerWohnungenNeu",
                                "<x:kategorie><code>7</code></x:kategorie>",
                                "<x:kategorie><code>6</code></x:kategorie>"),
                        statistics("sch-stat-005", "anzahlDerWohnungenNeu", rooms(13), rooms(14)),
                        statistics("sch-stat-006", "datenEinzelnesGebaeude", floors(4), floors(3)),
                        statistics(
                                "sch-stat-007",
                                "datenEinzelnesGebaeude",
                                HOUSE + COSTS.formatted(10_000),
                                HOUSE + COSTS.formatted(200_000)),
                        statistics(
                                "sch-stat-008",
                                "datenEinzelnesGebaeude",
                                OLD_BUILDING + "<x:angabenGebaeude><x:haustypWohngebaeude>1</x:haustypWohngebaeude>"
                                        + "</x:angabenGebaeude>",
                                OLD_BUILDING + "<x:angabenGebaeude><x:sonst>1</x:sonst></x:angabenGebaeude>")),
                Stream.of(
                                "009 ueberwiegendVerwendeterBaustoff",
                                "010 heizungHeizenergie",
                                "011 bruttoRauminhaltBRI",
                                "012 anzahlVollgeschosse",
                                "013 sonstigeLueftungsanlagen",
                                "014 kuehlung",
                                "015 erfuellungGEG")
                        .map(forbidden -> forbidden.split(" ", -1))
                        .map(forbidden -> statistics(
                                "sch-stat-" + forbidden[0],
                                "datenEinzelnesGebaeude",
                                OLD_BUILDING + "<x:%1$s>1</x:%1$s>".formatted(forbidden[1]),
                                OLD_BUILDING)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hits_what_it_forbids_and_nothing_else(Case given) throws IOException, SAXException, SaxonApiException {
        List<RuleHit> hits = check(given.root(), given.broken());

        assertThat(hits).extracting(RuleHit::rule).containsExactly(given.rule());
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.line()).isBetween(1, 2);
            assertThat(hit.text()).isNotBlank();
            assertThat(hit.severity()).isEqualTo(Severity.ERROR);
        });
        assertThat(check(given.root(), given.kept())).isEmpty();
    }

    @Test
    void no_assertion_is_left_out() {
        Set<String> tried = cases().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));

        assertThat(tried).hasSize(rules.assertions());
    }

    private static List<RuleHit> check(String root, String content)
            throws IOException, SAXException, SaxonApiException {
        String document =
                "<x:%1$s xmlns:x='%2$s'>%n%3$s%n</x:%1$s>".formatted(root, NAMESPACE, content.replace("\n", ""));
        var tree = rules.tree();
        var reader = new HardenedXml(XmlLimits.DEFAULT).reader();
        reader.setContentHandler(tree);
        reader.parse(new InputSource(new ByteArrayInputStream(document.getBytes(UTF_8))));
        return rules.check(tree.getDocumentNode(), NAMESPACE, Duration.ofMinutes(1));
    }

    private static Case header(String rule, String party) {
        String content = "<nachrichtenkopf.g2g><%1$s><verzeichnisdienst><code>DVDV</code></verzeichnisdienst>"
                + "<kennung>%2$s</kennung></%1$s></nachrichtenkopf.g2g>";
        return new Case(
                rule,
                "baugenehmigung.antrag.0200",
                content.formatted(party, "BAB-05120000"),
                content.formatted(party, "bab:05120000"));
    }

    private static Case statistics(String rule, String context, String broken, String kept) {
        String around = "<x:%1$s>%2$s</x:%1$s>";
        return new Case(rule, STATISTICS, around.formatted(context, broken), around.formatted(context, kept));
    }

    private static String owner(String name) {
        return "<x:bauherr><organisation><name>%s</name></organisation></x:bauherr>".formatted(name);
    }

    private static String heating(String first, String second) {
        return ("<x:primaereHeizenergieHeizung><x:code><code>%s</code></x:code></x:primaereHeizenergieHeizung>"
                        + "<x:sekundaereHeizenergieHeizung><x:code><code>%s</code></x:code></x:sekundaereHeizenergieHeizung>")
                .formatted(first, second);
    }

    private static String rooms(int number) {
        return "<x:anzahlWohnungen>2</x:anzahlWohnungen><x:anzahlRaeumebeiWohnungenMitSiebenOderMehrRaeumen>%d</x:anzahlRaeumebeiWohnungenMitSiebenOderMehrRaeumen>"
                .formatted(number);
    }

    private static String floors(int number) {
        return HOUSE
                + "<x:anzahlDerWohnungen><x:gesamtanzahlWohnungen>1</x:gesamtanzahlWohnungen></x:anzahlDerWohnungen><x:anzahlVollgeschosse>%d</x:anzahlVollgeschosse>"
                        .formatted(number);
    }
}
