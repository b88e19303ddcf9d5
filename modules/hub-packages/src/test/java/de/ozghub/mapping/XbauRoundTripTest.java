package de.ozghub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XBau 2.5 to 2.6 and back: nothing both versions know is lost. Proven on generated messages of every root of 2.5. */
class XbauRoundTripTest {

    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);
    private static final SchemaKey XBAU_25 = new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.5");
    private static final Pattern FILE_NAME = Pattern.compile("(<dateiname>)[^<]+");
    private static final Pattern MUNICIPALITY_LIST = Pattern.compile("(gemeindeschluessel[^>]*listURI=\")[^\"]*");
    private static final String AGS = "$1urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags";

    @SuppressWarnings("NullAway.Init")
    private static Workshop workshop;

    @SuppressWarnings("NullAway.Init")
    private static MappingPackage there;

    @SuppressWarnings("NullAway.Init")
    private static MappingPackage back;

    @BeforeAll
    static void compile() {
        workshop = Workshop.official();
        there = workshop.compile(Workshop.inRepository("bauantrag/xbau-2.5-nach-2.6"));
        back = workshop.compile(Workshop.inRepository("bauantrag/xbau-2.6-nach-2.5"));
    }

    @Test
    void what_both_versions_know_comes_back_unchanged_and_the_rest_stands_in_a_report() {
        SchemaPackage schemas = workshop.validation().library().find(XBAU_25).orElseThrow();
        var outline = new SchemaOutline(XML, schemas);
        var returned = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        int refused = 0;
        for (SchemaRoot root : messages(schemas)) {
            for (int depth : new int[] {0, 3, 8}) {
                Bytes message = instance(outline, root, depth);
                switch (there.map(new MappingInput(message, TinyPackage.context()))) {
                    case MappingFault fault -> {
                        refused++;
                        wrong.addAll(withoutField(root, fault));
                    }
                    case Mapped newer -> {
                        returned.add(root.localName());
                        wrong.addAll(lost(root, message, newer));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(returned).hasSizeGreaterThanOrEqualTo(100);
        assertThat(refused).isLessThan(messages(schemas).size());
    }

    /** A message that cannot be carried is refused with the field that is missing. */
    private static List<String> withoutField(SchemaRoot root, MappingFault fault) {
        return fault.problems().stream()
                .filter(problem -> problem.code() != ProblemCode.TARGET_INVALID)
                .filter(problem ->
                        problem.parameters().getOrDefault("field", "*").equals("*"))
                .map(problem -> root.localName() + ": " + problem)
                .toList();
    }

    private static List<String> lost(SchemaRoot root, Bytes message, Mapped newer) {
        MappedMessage made = newer.messages().getFirst();
        return switch (back.map(new MappingInput(made.bytes(), TinyPackage.context()))) {
            case MappingFault fault -> List.of(root.localName() + ": not back, " + fault.problems());
            case Mapped older -> {
                MappedMessage returned = older.messages().getFirst();
                var accounted = List.of(
                        returned.bytes(),
                        made.enclosures().getLast().bytes(),
                        returned.enclosures().getLast().bytes());
                yield Texts.missing(message, accounted).stream()
                        .map(entry -> root.localName() + ": " + entry)
                        .toList();
            }
        };
    }

    private static List<SchemaRoot> messages(SchemaPackage schemas) {
        return schemas.roots().stream()
                .filter(root -> root.localName().matches(".*\\d{4}"))
                .toList();
    }

    /** A message as a portal would send it: files have an ending, municipalities their official key. */
    private static Bytes instance(SchemaOutline outline, SchemaRoot root, int depth) {
        var values = new InstanceValues(workshop.validation().library().codeLists(), "urn:xoev-de:xbau:codeliste:");
        String text = new InstanceMaker(values, Choices.of(at -> at < depth))
                .make(outline.root(root).orElseThrow());
        String named = FILE_NAME.matcher(text).replaceAll("$1muster.pdf");
        return Bytes.of(MUNICIPALITY_LIST.matcher(named).replaceAll(AGS).getBytes(UTF_8));
    }
}
