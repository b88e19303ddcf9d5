package de.ozghub.xoev.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A wrong code of each XÖV code type (Handbuch, 1 to 4) in an official message: right code, right line, nothing else. Lists the
 * official packages leave out are replaced by lists with the one code the sample uses.
 */
class CodeTypesTest {

    private static Validation validation;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        list(folder, "urn:xbildung-de:publicationsoffice-eu:codeliste:language", "20240925-0", "DEU");
        list(folder, "urn:xoev-de:xbau:codeliste:xbau-mimetypes", "2.0", "application/pdf");
        list(folder, "urn:example:list", "1", "0200");
        var library = SchemaLibrary.open(
                new LibrarySettings(List.of(), List.of(OfficialPackages.folder(), folder), Map.of()));
        validation = new Validation(
                library, XmlLimits.DEFAULT, () -> Instant.parse("2026-11-02T10:00:00Z"), AbsentLists.NOTE);
    }

    @ParameterizedTest(name = "type {0}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | xbau/antrag-0200.xml | <code>8< | <code>99< | X001 | cvc-enumeration-valid",
                "2 | xhochschule/1.2/samples/ImmatrikulationsbescheinigungBaFoegP9.xml | <code>DEU< | <code>XYZ< | S011 |"
                        + " urn:xbildung-de:publicationsoffice-eu:codeliste:language_20240925-0",
                "3 | xbau/antrag-0200.xml | <code>05120000< | <code>05120999< | S011 |"
                        + " urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags_2026-06-30",
                "4 | xbau/antrag-0200.xml | <code>application/pdf< | <code>application/x< | S011 |"
                        + " urn:xoev-de:xbau:codeliste:xbau-mimetypes_2.0",
                "4 | xta/transport-report.xml | <code>0200< | <code>0999< | S011 | urn:example:list_1",
            })
    void a_wrong_code_is_found(int type, String sample, String right, String wrong, String official, String rule)
            throws IOException {
        String valid = sample(sample);
        assertThat(validation.validate(valid.getBytes(UTF_8)).findings()).isEmpty();
        int at = valid.indexOf(right);
        int line = (int) valid.substring(0, at).lines().count();
        String mutant = valid.substring(0, at) + wrong + valid.substring(at + right.length());

        var report = validation.validate(mutant.getBytes(UTF_8));

        assertThat(report.findings())
                .describedAs("code type %d: %s", type, report)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code().official()).isEqualTo(official);
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.line()).isEqualTo(line);
                    assertThat(finding.path()).endsWith("/code[1]");
                });
    }

    private static String sample(String sample) throws IOException {
        Path own = Path.of(System.getProperty("hub.root"), "modules/hub-xoev/src/test/resources", sample);
        return Files.readString(
                Files.exists(own) ? own : OfficialPackages.folder().resolve(sample));
    }

    private static void list(Path folder, String uri, String version, String code) throws IOException {
        Path lists = Files.createDirectories(folder.resolve("codelisten/1"));
        Files.writeString(lists.resolve(uri.replace(':', '-') + ".xml"), """
                <g:CodeList xmlns:g='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>
                 <Identification><ShortName>l</ShortName><Version>%2$s</Version><CanonicalUri>%1$s</CanonicalUri>
                  <CanonicalVersionUri>%1$s_%2$s</CanonicalVersionUri></Identification>
                 <ColumnSet><Column Id='c' Use='required'><ShortName>c</ShortName><Data Type='string'/></Column>
                  <Key Id='k'><ShortName>k</ShortName><ColumnRef Ref='c'/></Key></ColumnSet>
                 <SimpleCodeList><Row><Value ColumnRef='c'><SimpleValue>%3$s</SimpleValue></Value></Row></SimpleCodeList>
                </g:CodeList>""".formatted(uri, version, code));
    }
}
