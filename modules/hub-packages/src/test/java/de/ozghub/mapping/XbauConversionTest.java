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
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XBau 2.6 for procedures that know 2.5: proven on generated messages of every root. */
class XbauConversionTest {

    private static final SchemaKey XBAU_26 = new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6");
    private static final SchemaKey XBAU_25 = new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.5");
    private static final HardenedXml XML = new HardenedXml(XmlLimits.DEFAULT);

    @SuppressWarnings("NullAway.Init")
    private static Workshop workshop;

    @SuppressWarnings("NullAway.Init")
    private static MappingPackage conversion;

    @SuppressWarnings("NullAway.Init")
    private static SchemaPackage schemas;

    @SuppressWarnings("NullAway.Init")
    private static SchemaOutline outline;

    @BeforeAll
    static void compile() {
        workshop = Workshop.official();
        conversion = workshop.compile(Workshop.inRepository("bauantrag/xbau-2.6-nach-2.5"));
        schemas = workshop.validation().library().find(XBAU_26).orElseThrow();
        outline = new SchemaOutline(XML, schemas);
    }

    @Test
    void every_convertible_root_becomes_a_valid_message_of_the_older_version_or_is_refused_with_a_field() {
        var converted = new TreeSet<String>();
        var refused = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        var random = new Random(26);
        for (SchemaRoot root : convertible()) {
            for (Choices choices : choices(random)) {
                String message = instance(root, choices);
                if (lacksNotifier(message)) {
                    continue;
                }
                switch (run(message)) {
                    case Mapped mapped -> {
                        converted.add(root.localName());
                        wrong.addAll(notAccountedFor(root, message, mapped));
                    }
                    case MappingFault fault -> {
                        boolean named = fault.problems().stream()
                                .allMatch(problem -> problem.code() == ProblemCode.MAPPING_FAILED
                                        && !"*".equals(problem.parameters().get("field")));
                        refused.add(root.localName());
                        if (!named) {
                            wrong.add(root.localName() + ": " + fault.problems());
                        }
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(converted).hasSizeGreaterThanOrEqualTo(60);
        assertThat(convertible()).extracting(SchemaRoot::localName).allMatch(name -> converted.contains(name));
        assertThat(refused).hasSizeLessThan(converted.size() / 4);
    }

    @Test
    void roots_new_in_the_newer_version_are_refused_as_a_version_not_served() {
        List<SchemaRoot> fresh =
                messages().stream().filter(root -> !inOlderVersion(root)).toList();

        assertThat(fresh)
                .hasSize(14)
                .allSatisfy(root -> assertThat(run(instance(root, Choices.smallest())))
                        .isInstanceOfSatisfying(
                                MappingFault.class,
                                fault -> assertThat(fault.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.code()).isEqualTo(ProblemCode.VERSION_NOT_SERVED);
                                            assertThat(problem.code().official())
                                                    .isEqualTo("V000");
                                        })));
    }

    @Test
    void the_untouched_original_and_the_report_travel_along() {
        SchemaRoot root = schemas.root(new SchemaKey(XBAU_26 + "#baugenehmigung.antrag.0200"))
                .orElseThrow();
        String message = instance(root, Choices.of(depth -> depth < 6));

        assertThat(run(message)).isInstanceOfSatisfying(Mapped.class, mapped -> {
            var enclosures = mapped.messages().getFirst().enclosures();
            assertThat(enclosures)
                    .extracting(MappedMessage.Enclosure::name)
                    .containsExactly("original-xbau-2-6", "uebernahmebericht");
            assertThat(enclosures.getFirst().bytes()).isEqualTo(Bytes.utf8(message));
            assertThat(new String(enclosures.getLast().bytes().toByteArray(), UTF_8))
                    .contains("von=\"XBau 2.6\"")
                    .contains("/datenabruf");
        });
    }

    private static List<Choices> choices(Random random) {
        var all = new ArrayList<Choices>();
        for (int depth : new int[] {0, 3, 8}) {
            all.add(Choices.of(at -> at < depth));
        }
        all.add(new Choices() {
            @Override
            public boolean optional(int depth) {
                return random.nextInt(10) < 7 && depth < 12;
            }

            @Override
            public int pick(int pieces) {
                return random.nextInt(pieces);
            }
        });
        return all;
    }

    private static List<SchemaRoot> messages() {
        return schemas.roots().stream()
                .filter(root -> root.localName().matches(".*\\d{4}"))
                .toList();
    }

    private static List<SchemaRoot> convertible() {
        return messages().stream().filter(XbauConversionTest::inOlderVersion).toList();
    }

    private static boolean inOlderVersion(SchemaRoot root) {
        return workshop.validation().library().find(XBAU_25).orElseThrow().roots().stream()
                .anyMatch(older -> older.localName().equals(root.localName()));
    }

    private static String instance(SchemaRoot root, Choices choices) {
        var values = new InstanceValues(workshop.validation().library().codeLists(), "urn:xoev-de:xbau:codeliste:");
        return new InstanceMaker(values, choices).make(outline.root(root).orElseThrow());
    }

    /** A business rule of 2.6 refuses it before: it wants somebody who notifies, as 2.5 does. */
    private static boolean lacksNotifier(String message) {
        return workshop.validation().validator(XBAU_26).validate(message.getBytes(UTF_8)).findings().stream()
                .anyMatch(finding -> finding.rule().equals("sch-anz-001"));
    }

    private static MappingResult run(String message) {
        return conversion.map(new MappingInput(Bytes.utf8(message), TinyPackage.context()));
    }

    /** Texts of the source that stand neither in the message nor in the report. */
    private static List<String> notAccountedFor(SchemaRoot root, String message, Mapped mapped) {
        MappedMessage made = mapped.messages().getFirst();
        var accounted = List.of(made.bytes(), made.enclosures().getLast().bytes());
        return Texts.missing(Bytes.utf8(message), accounted).stream()
                .map(entry -> root.localName() + ": " + entry)
                .toList();
    }
}
