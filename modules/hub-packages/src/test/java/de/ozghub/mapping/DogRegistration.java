package de.ozghub.mapping;

import static de.ozghub.testkit.Tries.either;
import static de.ozghub.testkit.Tries.oneOf;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Random registrations of a dog, valid and up to the limits of the schema. For one thread. */
final class DogRegistration {

    /** Marks a dog that is large by law. */
    static final String LARGE = "<!-- large -->";

    private static final long FIRST_DAY = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(2099, 12, 31).toEpochDay();

    /** The letters of the schema: composing makes others too, such as one of a bare diaeresis and an acute accent. */
    private static final Pattern ALLOWED =
            Pattern.compile("[ -~\\u00A0-\\u024F\\u0259\\u0268\\u0292\\u02B0-\\u02CC\\u0300-\\u036F"
                    + "\\u1E00-\\u1EFF\\u2010-\\u2027\\u2030-\\u203A\\u20AC]+");

    private final Random random;

    DogRegistration(Random random) {
        this.random = random;
    }

    String next() {
        return """
                <anmeldung xmlns="urn:ozg-hub:hundesteuer:1.0">
                <kopf><nachrichtenUUID>6B1f4c1e-0b6c-4f1c-9a55-000000000001</nachrichtenUUID>
                <erstellt>2026-11-02T24:00:00+14:00</erstellt><gebiet> 051200000000 </gebiet></kopf>
                %s %s %s %s %s</anmeldung>
                """.formatted(holder(), dog(), keeping(), perhaps(this::mandate), perhaps(this::exemption));
    }

    private String holder() {
        String street = text(100);
        String contact = oneOf(
                random,
                "",
                "<email>a@b.example</email>",
                "<telefon>+49 (0)</telefon>",
                "<email>&amp;@b-c.example</email><telefon>0/-</telefon>");
        return "<halter>" + element("vorname", text(100)) + element("nachname", text(100))
                + perhaps(() -> element("geburtsname", text(100))) + element("geburtsdatum", day()) + "<anschrift>"
                + element("strasse", street)
                + "<hausnummer>1234 a-z/9</hausnummer><postleitzahl>42853</postleitzahl>" + element("ort", street)
                + "</anschrift>" + contact + "</halter>";
    }

    private String dog() {
        String breed =
                oneOf(random, "dackel", "andere", "pitbull-terrier", "alano", "rottweiler", "tosa-inu", "mischling");
        String age = either(
                random, () -> element("geburtsdatum", day()), () -> element("alterMonate", "+" + between(0, 360)));
        String size = either(random, this::sizeByWord, this::sizeByMeasure);
        return "<hund>" + element("name", text(50)) + element("rasse", breed)
                + perhaps(() -> element("rasseText", text(100))) + element("kreuzung", flag()) + age
                + "<geschlecht>weiblich</geschlecht>" + size + "</hund>";
    }

    private String sizeByWord() {
        String flag = flag();
        return element("grosserHund", flag) + large(Set.of("true", "1").contains(flag.strip()));
    }

    private String sizeByMeasure() {
        int height = between(5, 130);
        int weight = between(1, 1500);
        return element("widerristhoeheCm", "0" + height)
                + element("gewichtKg", String.format(Locale.ROOT, "%d.%d", weight / 10, weight % 10))
                + large(height >= 40 || weight >= 200);
    }

    private static String large(boolean large) {
        return large ? LARGE : "";
    }

    private String keeping() {
        return "<haltung>" + element("beginn", day()) + element("weitereHunde", "" + between(0, 50))
                + perhaps(this::earlierTax) + "</haltung>";
    }

    private String earlierTax() {
        int cents = between(0, 9_999_999);
        return "<bisherigeSteuer>" + element("gemeinde", text(100))
                + element("jahresbetrag", String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100))
                + element("gezahltBis", day()) + "</bisherigeSteuer>";
    }

    private String mandate() {
        return "<sepaMandat>" + element("kontoinhaber", text(70)) + "<iban>XX00AAAAAAAAAAA</iban>"
                + element("erteiltAm", day()) + "</sepaMandat>";
    }

    private String exemption() {
        String reason = oneOf(
                random,
                "assistenzhund",
                "rettungshund",
                "diensthund",
                "tierheimhund",
                "herdenschutz",
                "geringes-einkommen");
        return "<befreiung>" + element("grund", reason) + perhaps(() -> element("begruendung", text(1000)))
                + "</befreiung>";
    }

    private String flag() {
        return oneOf(random, "true", "false", "1", "0", "\n true ");
    }

    /** Text the schema allows in normal form C, at any length, with combining marks and characters XML must escape. */
    private String text(int max) {
        String text;
        do {
            int length = random.nextInt(5) == 0 ? oneOf(random, 1, max) : between(1, max);
            text = characters(length);
            text = text.substring(0, Math.min(max, text.length()));
        } while (text.replace('\u00A0', ' ').isBlank() || !ALLOWED.matcher(text).matches());
        return text;
    }

    private String characters(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char)
                    switch (random.nextInt(5)) {
                        case 0 -> between('!', '~');
                        case 1 -> between('\u00A1', '\u024F');
                        case 2 -> combining();
                        case 3 -> between('\u1E00', '\u1EFF');
                        case 4 -> " \u2019\u20AC\u00A0".charAt(random.nextInt(4));
                        default -> throw new IllegalStateException();
                    });
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Without the stroke that makes signs out of = and &lt; which the schema does not have. */
    private int combining() {
        int mark = between('\u0300', '\u036F');
        return mark == '\u0338' ? '\u0301' : mark;
    }

    private String day() {
        long span = LAST_DAY - FIRST_DAY + 1;
        long day = random.nextInt(10) == 0 ? oneOf(random, FIRST_DAY, LAST_DAY) : FIRST_DAY + random.nextLong(span);
        return LocalDate.ofEpochDay(day).toString();
    }

    /** Both ends included, and more often than others. */
    private int between(int first, int last) {
        return random.nextInt(10) == 0 ? oneOf(random, first, last) : random.nextInt(first, last + 1);
    }

    private String perhaps(Supplier<String> part) {
        return random.nextBoolean() ? part.get() : "";
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
