package de.ozghub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.mapping.MappingResult.Mapped;
import de.ozghub.mapping.MappingResult.MappingFault;
import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.validation.Finding;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the source schema allows, every target takes. */
class HundesteuerPropertyTest {

    private static final Workshop WORKSHOP = Workshop.own();
    private static final MappingPackage DOG = WORKSHOP.compile(Workshop.inRepository("hundesteuer/anmeldung"));
    private static final String NORMAL = Objects.requireNonNull(
                    Workshop.inRepository("hundesteuer/anmeldung").files().get("samples/minimal/input.xml"))
            .replace("Beispiel<", "Mustermann<");
    private static final SubmissionContext CONTEXT = TinyPackage.context();
    private static final Set<String> LISTED = Set.of("pitbull-terrier", "alano", "rottweiler", "tosa-inu");

    @Property(tries = 100)
    void whatever_is_valid_is_mapped_to_valid_messages(@ForAll("registrations") String registration) {
        Bytes data = Bytes.utf8(registration);
        assertThat(violations(data)).isEmpty();

        MappingResult result = map(data);

        assertThat(result).isInstanceOf(Mapped.class);
        assertThat(targets((Mapped) result)).isEqualTo(expectedTargets(registration));
        assertThat(DOG.area(data)).isPresent();
        assertThat(map(data)).isEqualTo(result);
    }

    /** Composing can lengthen a text: a letter with two marks gives one up when a third sorts before them. */
    @Property(tries = 50)
    void a_text_that_outgrows_its_field_when_composed_is_a_problem_and_is_never_cut(@ForAll("stacked") String name) {
        Bytes data = Bytes.utf8(NORMAL.replace("Mustermann<", name + "<"));
        assertThat(violations(data)).isEmpty();

        switch (map(data)) {
            case Mapped mapped -> assertThat(mapped.messages()).isNotEmpty();
            case MappingFault fault ->
                assertThat(fault.problems()).allSatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_INVALID);
                    assertThat(problem.parameters()).containsEntry("rule", "cvc-maxLength-valid");
                });
        }
    }

    @Provide
    Arbitrary<String> stacked() {
        return Arbitraries.strings()
                .withChars('\u01E1', '\u0323', '\u0344', '\u1EAB', 'a')
                .ofLength(100)
                .map(text -> "a" + text.substring(1));
    }

    private static List<Finding> violations(Bytes data) {
        return WORKSHOP.validation()
                .validator(DOG.source())
                .validate(data.toByteArray())
                .findings();
    }

    private static MappingResult map(Bytes data) {
        return DOG.map(new MappingInput(data, CONTEXT));
    }

    @Property(tries = 100)
    void whatever_comes_it_never_throws(@ForAll("registrations") String registration, @ForAll int cut) {
        int from = Math.floorMod(cut, registration.length());
        String damaged =
                registration.substring(0, from) + registration.substring(Math.min(from + 7, registration.length()));

        assertThat(map(Bytes.utf8(damaged))).isNotNull();
        assertThat(DOG.area(Bytes.utf8(damaged))).isNotNull();
    }

    private static Set<String> targets(Mapped mapped) {
        return new TreeSet<>(
                mapped.messages().stream().map(MappedMessage::target).toList());
    }

    private static Set<String> expectedTargets(String registration) {
        boolean told = LISTED.stream().anyMatch(breed -> registration.contains(">" + breed + "<"))
                || registration.contains("<!-- large -->");
        return told ? Set.of("ordnungsamt", "steuer") : Set.of("steuer");
    }

    @Provide
    Arbitrary<String> registrations() {
        return Combinators.combine(holder(), dog(), keeping(), mandate(), exemption())
                .as((holder, dog, keeping, mandate, exemption) ->
                        """
                        <anmeldung xmlns="urn:ozg-hub:hundesteuer:1.0">
                        <kopf><nachrichtenUUID>6B1f4c1e-0b6c-4f1c-9a55-000000000001</nachrichtenUUID>
                        <erstellt>2026-11-02T24:00:00+14:00</erstellt><gebiet> 051200000000 </gebiet></kopf>
                        %s %s %s %s %s</anmeldung>
                        """.formatted(holder, dog, keeping, mandate, exemption));
    }

    private static Arbitrary<String> holder() {
        var contact = Arbitraries.of(
                "",
                "<email>a@b.example</email>",
                "<telefon>+49 (0)</telefon>",
                "<email>&amp;@b-c.example</email><telefon>0/-</telefon>");
        return Combinators.combine(text(100), text(100), optional("geburtsname", text(100)), day(), text(100), contact)
                .as((first, last, birthName, birth, street, reached) -> "<halter>" + element("vorname", first)
                        + element("nachname", last) + birthName + element("geburtsdatum", birth) + "<anschrift>"
                        + element("strasse", street)
                        + "<hausnummer>1234 a-z/9</hausnummer><postleitzahl>42853</postleitzahl>"
                        + element("ort", street) + "</anschrift>" + reached + "</halter>");
    }

    private static Arbitrary<String> dog() {
        var breed =
                Arbitraries.of("dackel", "andere", "pitbull-terrier", "alano", "rottweiler", "tosa-inu", "mischling");
        var age = Arbitraries.oneOf(
                day().map(day -> element("geburtsdatum", day)),
                Arbitraries.integers().between(0, 360).map(months -> element("alterMonate", "+" + months)));
        var flags = Arbitraries.of("true", "false", "1", "0", "\n true ");
        var size = Arbitraries.oneOf(
                flags.map(flag ->
                        element("grosserHund", flag) + large(Set.of("true", "1").contains(flag.strip()))),
                Combinators.combine(
                                Arbitraries.integers().between(5, 130),
                                Arbitraries.integers().between(1, 1500))
                        .as((height, weight) -> element("widerristhoeheCm", "0" + height)
                                + element("gewichtKg", String.format(Locale.ROOT, "%d.%d", weight / 10, weight % 10))
                                + large(height >= 40 || weight >= 200)));
        return Combinators.combine(text(50), breed, optional("rasseText", text(100)), flags, age, size)
                .as((name, code, words, cross, years, measure) -> "<hund>" + element("name", name)
                        + element("rasse", code) + words + element("kreuzung", cross) + years
                        + "<geschlecht>weiblich</geschlecht>" + measure + "</hund>");
    }

    private static String large(boolean large) {
        return large ? "<!-- large -->" : "";
    }

    private static Arbitrary<String> keeping() {
        var before = Combinators.combine(text(100), Arbitraries.integers().between(0, 9_999_999), day())
                .as((town, cents, until) -> "<bisherigeSteuer>" + element("gemeinde", town)
                        + element("jahresbetrag", String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100))
                        + element("gezahltBis", until) + "</bisherigeSteuer>");
        return Combinators.combine(
                        day(), Arbitraries.integers().between(0, 50), Arbitraries.oneOf(before, Arbitraries.just("")))
                .as((begin, others, earlier) -> "<haltung>" + element("beginn", begin)
                        + element("weitereHunde", "" + others) + earlier + "</haltung>");
    }

    private static Arbitrary<String> mandate() {
        return Combinators.combine(text(70), day(), Arbitraries.of(true, false))
                .as((owner, day, given) -> given
                        ? "<sepaMandat>" + element("kontoinhaber", owner) + "<iban>XX00AAAAAAAAAAA</iban>"
                                + element("erteiltAm", day) + "</sepaMandat>"
                        : "");
    }

    private static Arbitrary<String> exemption() {
        var reason = Arbitraries.of(List.of(
                "assistenzhund", "rettungshund", "diensthund", "tierheimhund", "herdenschutz", "geringes-einkommen"));
        return Combinators.combine(reason, optional("begruendung", text(1000)), Arbitraries.of(true, false))
                .as((code, words, asked) ->
                        asked ? "<befreiung>" + element("grund", code) + words + "</befreiung>" : "");
    }

    /** Text the schema allows in normal form C, at any length, with combining marks and characters XML must escape. */
    private static Arbitrary<String> text(int max) {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withCharRange('\u00A1', '\u024F')
                .withCharRange('\u0300', '\u036F')
                .withCharRange('\u1E00', '\u1EFF')
                .withChars(' ', '\u2019', '\u20AC', '\u00A0')
                .ofMinLength(1)
                .ofMaxLength(max)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .map(text -> text.substring(0, Math.min(max, text.length())))
                .filter(text -> !text.replace('\u00A0', ' ').isBlank());
    }

    private static Arbitrary<String> day() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2099, 12, 31).toEpochDay())
                .map(day -> LocalDate.ofEpochDay(day).toString());
    }

    private static Arbitrary<String> optional(String name, Arbitrary<String> text) {
        return Arbitraries.oneOf(text.map(value -> element(name, value)), Arbitraries.just(""));
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
