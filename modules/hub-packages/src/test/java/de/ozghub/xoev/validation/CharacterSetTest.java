package de.ozghub.xoev.validation;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The project's own check of characters against the official schemas in the JDK's validator. */
class CharacterSetTest {

    private static final int TEXTS = 2_000;

    /** Base characters and marks of the sequences the types list one by one, and what no type allows. */
    private static final String SIGNS =
            "aZ 'äßÄ-.,09@€\u00A0\t\n\u0300\u0301\u0302\u0304\u0306\u0307\u0308\u030B\u030C\u030D"
                    + "\u0310\u0315\u031B\u0323\u0325\u0326\u0327\u0328\u0331\u035FCcDdFfGgHhJjKkLlMmNnPpRrSsTtUuZzÇçÛûÿČčĒēĪīŌōŽž"
                    + "\u1E32\u1E33\u1E62\u1EA0\u1ECC\u1EE4\u01E8\u0259\u1E9E\u0416\u0440\u03B1\uFF21\u2019\u2021\u02BC\u0138\uD83D\uDE00";

    static List<Path> officialTypes() {
        Path folder = OfficialPackages.folder().resolve("xoev-bibliothek/1.1");
        return List.of(
                folder.resolve("din-norm-91379-datatypes.xsd"),
                folder.resolve("din-91379-datatypes.xsd"),
                folder.resolve("latinchars.xsd"));
    }

    @ParameterizedTest
    @MethodSource("officialTypes")
    void says_the_same_as_the_official_schema_on_generated_texts(Path xsd) throws IOException, SAXException {
        var relief = new PatternRelief(new HardenedXml(XmlLimits.LIBRARY));
        relief.read(namespace(xsd), Files.readAllBytes(xsd));
        assertThat(relief.relieved()).hasSize(xsd.toString().contains("latinchars") ? 1 : 5);
        var random = new Random(91379);

        for (var type : relief.relieved().entrySet()) {
            Validator official = official(xsd, type.getKey()).newValidator();
            int accepted = 0;
            for (int i = 0; i < TEXTS; i++) {
                String text = text(random);
                boolean valid = valid(official, text);
                accepted += valid ? 1 : 0;
                assertThat(type.getValue().matches(text))
                        .describedAs("%s on %s", type.getKey().getLocalPart(), codes(text))
                        .isEqualTo(valid);
            }
            assertThat(accepted).describedAs("both verdicts occur").isBetween(TEXTS / 50, TEXTS - TEXTS / 50);
        }
    }

    @ParameterizedTest
    @MethodSource("officialTypes")
    void says_the_same_on_every_single_character(Path xsd) throws IOException, SAXException {
        var relief = new PatternRelief(new HardenedXml(XmlLimits.LIBRARY));
        relief.read(namespace(xsd), Files.readAllBytes(xsd));
        for (var type : relief.relieved().entrySet()) {
            Validator official = official(xsd, type.getKey()).newValidator();
            for (int c = 0x20; c < 0x2200; c++) {
                String text = String.valueOf((char) c);
                assertThat(type.getValue().matches(text))
                        .describedAs("%s on %04x", type.getKey().getLocalPart(), c)
                        .isEqualTo(valid(official, text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[a-z]*", "(a|b)", "(a|b)+", "(a|)*", "(a*|b)*", "([^a]|b)*", "(\\d|b)*", "(a|b", "((a|b)*)*", ""
            })
    void patterns_of_another_form_are_left_to_the_schema(String pattern) {
        assertThat(CharacterSet.parse(pattern)).isEmpty();
    }

    @Test
    void a_sequence_counts_where_its_signs_alone_do_not() {
        var set = CharacterSet.parse("([a-c]|x(y|yz)|z)*").orElseThrow();

        assertThat(set.matches("")).isTrue();
        assertThat(set.matches("abcxyzxyc")).isTrue();
        assertThat(set.matches("xyzz")).isTrue();
        assertThat(set.matches("x")).isFalse();
        assertThat(set.matches("axb")).isFalse();
        assertThat(set.matches("y")).isFalse();
        assertThat(set.matches("xyy")).isFalse();
    }

    @Test
    void a_long_text_takes_no_longer_than_its_length() {
        var set = CharacterSet.parse("([a-z]|a(\u0301|\u0302)|b\u0301)*").orElseThrow();
        String text = "a\u0301b\u0301a".repeat(200_000);
        var looks = new AtomicLong();

        assertThat(set.matches(new Counted(text, looks))).isTrue();
        assertThat(looks.get()).isLessThan(10L * text.length());
    }

    /** Counts the characters that are looked at. */
    private record Counted(String text, AtomicLong looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = random.nextInt(8);
        // few foreign signs, or nothing would ever be valid
        int range = random.nextInt(4) == 0 ? SIGNS.length() : SIGNS.length() - 12;
        for (int i = 0; i < length; i++) {
            char c = SIGNS.charAt(random.nextInt(range));
            if (Character.isSurrogate(c)) {
                text.append("\uD83D\uDE00");
            } else if (Character.getType(c) == Character.NON_SPACING_MARK && random.nextInt(3) > 0) {
                text.append("CcDdKkLlMmNnRrTtSsZzÇÛŽ".charAt(random.nextInt(23)))
                        .append(c);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static boolean valid(Validator official, String text) throws IOException {
        try {
            // as character references, since the parser itself changes line ends
            var content = new StringBuilder();
            text.codePoints().forEach(c -> content.append("&#").append(c).append(';'));
            official.validate(new StreamSource(new StringReader("<v>" + content + "</v>")));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static Schema official(Path xsd, QName type) throws SAXException {
        String driver = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='" + type.getNamespaceURI()
                + "'><xs:import namespace='" + type.getNamespaceURI() + "' schemaLocation='" + xsd.toUri()
                + "'/><xs:element name='v' type='t:" + type.getLocalPart() + "'/></xs:schema>";
        return SchemaFactory.newDefaultInstance()
                .newSchema(new StreamSource(
                        new StringReader(driver),
                        xsd.resolveSibling("driver.xsd").toUri().toString()));
    }

    private static String namespace(Path xsd) throws IOException {
        String text = Files.readString(xsd);
        int start = text.indexOf("targetNamespace=\"") + 17;
        return text.substring(start, text.indexOf('"', start));
    }

    private static String codes(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
    }
}
