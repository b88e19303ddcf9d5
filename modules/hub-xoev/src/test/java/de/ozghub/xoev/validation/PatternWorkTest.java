package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What patterns may cost that the JDK's validator runs. It cannot be interrupted, so the work is counted beforehand: the square
 * of the length of every text a pattern runs over, and of no other.
 */
class PatternWorkTest {

    private static final String PATTERNED = "k";
    private static final String LONG = "l";
    private static final int LENGTH = 15_000;
    private static final Pattern FACET =
            Pattern.compile("<\\w+:pattern\\s+value\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.DOTALL);
    private static final Pattern CLASS_OR_ESCAPE =
            Pattern.compile("\\\\[pP]\\{[^}]*\\}|\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]");

    @TempDir
    private Path folder;

    @Test
    void texts_with_a_pattern_are_refused_when_their_work_is_too_much() throws IOException {
        var validation = validation();
        // 4 × 15,000² = 9e8, 5 × 15,000² > 1e9
        assertThat(validation.validate(message(PATTERNED, 4)).findings()).isEmpty();

        assertThat(validation.validate(message(PATTERNED, 5)).findings())
                .extracting(finding -> finding.code().official(), Finding::rule, Finding::line)
                .containsExactly(tuple("X000", "max-text-work", 6));
    }

    @Test
    void texts_without_a_pattern_may_be_long_and_many() throws IOException {
        assertThat(validation().validate(message(LONG, 200)).findings()).isEmpty();
    }

    /** A repetition in a repetition could take exponential time, three in a row cubic: no limit of this project heeds that. */
    @Test
    void no_pattern_of_the_official_packages_takes_more_than_quadratic_time() throws IOException {
        var patterns = new TreeSet<String>();
        for (SchemaPackage found : OfficialPackages.library().packages()) {
            for (Path file : found.schemaFiles()) {
                Matcher facet = FACET.matcher(Files.readString(file));
                while (facet.find()) {
                    patterns.add(facet.group(1) == null ? facet.group(2) : facet.group(1));
                }
            }
        }
        patterns.removeIf(pattern -> CharacterSet.parse(pattern).isPresent());

        assertThat(patterns).hasSizeBetween(5, 40).allSatisfy(pattern -> {
            String bare = CLASS_OR_ESCAPE.matcher(pattern).replaceAll("c");
            assertThat(bare).describedAs(pattern).doesNotContainPattern("\\)([*+]|\\{\\d+,\\})");
            assertThat(bare.replaceAll("[^*+]", "")).describedAs(pattern).hasSizeLessThanOrEqualTo(2);
        });
    }

    private Validation validation() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("patterns/1"));
        Files.writeString(schemas.resolve("patterns.xsd"), """
                <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:patterns' xmlns='urn:patterns'
                 elementFormDefault='qualified'>
                 <xs:element name='m'><xs:complexType><xs:choice maxOccurs='unbounded'>
                  <xs:element name='k' type='Kennung'/><xs:element name='l' type='Lang'/></xs:choice></xs:complexType></xs:element>
                 <xs:simpleType name='Basis'><xs:restriction base='xs:string'><xs:pattern value='.*\\.x'/></xs:restriction></xs:simpleType>
                 <xs:simpleType name='Kennung'><xs:restriction base='Basis'><xs:minLength value='1'/></xs:restriction></xs:simpleType>
                 <xs:simpleType name='Lang'><xs:restriction base='xs:string'><xs:maxLength value='20000'/></xs:restriction></xs:simpleType>
                </xs:schema>""");
        var library = SchemaLibrary.open(new LibrarySettings(List.of(folder), List.of(), Map.of()));
        return new Validation(library, XmlLimits.DEFAULT, () -> Instant.EPOCH);
    }

    private static byte[] message(String name, int times) {
        String text = "a".repeat(LENGTH - 2) + ".x";
        String element = "<%1$s>%2$s</%1$s>%n".formatted(name, text);
        return ("<m xmlns='urn:patterns'>\n" + element.repeat(times) + "</m>").getBytes(UTF_8);
    }
}
