package de.ozghub.xoev.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeListsTest {

    private static final String RECOMMENDED = "<Annotation><AppInfo><r:recommendedKeyColumn"
            + " xmlns:r='http://xoev.de/schemata/genericode/4'/></AppInfo></Annotation>";
    private static final String OLD_RECOMMENDED =
            RECOMMENDED.replace("recommendedKeyColumn", "empfohleneCodeSpalte").replace("/4'", "/3'");

    private final HardenedXml xml = new HardenedXml(XmlLimits.LIBRARY);

    @TempDir
    private Path folder;

    @Test
    void the_recommended_column_holds_the_codes_even_if_it_is_not_the_first() throws IOException {
        for (String mark : List.of(RECOMMENDED, OLD_RECOMMENDED)) {
            var list = read(key("Ix", "A", "") + key("Kx", "B", mark))
                    .find("urn:l", "1")
                    .orElseThrow();

            assertThat(list.contains("b1")).isTrue();
            assertThat(list.contains("a1")).isFalse();
            assertThat(list.name("b2")).contains("a2");
        }
    }

    @Test
    void the_only_key_holds_the_codes_without_a_recommendation() throws IOException {
        assertThat(read(key("Kx", "B", "")).find("urn:l", "1").orElseThrow().names())
                .containsOnlyKeys("b1", "b2");
    }

    @Test
    void of_several_keys_without_a_recommendation_all_count() throws IOException {
        assertThat(read(key("Ix", "A", "") + key("Kx", "B", ""))
                        .find("urn:l", "1")
                        .orElseThrow()
                        .names())
                .containsOnlyKeys("a1", "a2", "b1", "b2");
    }

    @Test
    void another_version_is_not_there() throws IOException {
        var lists = read(key("Kx", "B", ""));

        assertThat(lists.find("urn:l", "2")).isEmpty();
        assertThat(lists.versions("urn:l")).containsExactly("1");
        assertThat(lists.versions("urn:other")).isEmpty();
    }

    @Test
    void a_file_that_is_no_code_list_is_listed_and_leaves_the_others_alone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<html><body/></html>");

        var lists = CodeLists.of(xml, List.of(broken, file(key("Kx", "B", ""))));

        assertThat(lists.faults()).containsOnlyKeys("broken.xml");
        assertThat(lists.size()).isEqualTo(1);
    }

    private CodeLists read(String keys) throws IOException {
        return CodeLists.of(xml, List.of(file(keys)));
    }

    private Path file(String keys) throws IOException {
        String rows = row("1") + row("2");
        return Files.writeString(folder.resolve("list.xml"), """
                <gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/">
                <Annotation><Description><x:version xmlns:x="urn:x">9</x:version></Description></Annotation>
                <Identification><ShortName>l</ShortName><Version>1</Version><CanonicalUri>urn:l</CanonicalUri>
                <CanonicalVersionUri>urn:l_1</CanonicalVersionUri></Identification>
                <ColumnSet><Column Id="A"/><Column Id="B"/>%s</ColumnSet><SimpleCodeList>%s</SimpleCodeList></gc:CodeList>""".formatted(keys, rows));
    }

    private static String key(String id, String column, String mark) {
        return "<Key Id='%s'>%s<ColumnRef Ref='%s'/></Key>".formatted(id, mark, column);
    }

    private static String row(String number) {
        return ("<Row><Value ColumnRef='A'><SimpleValue>a%s</SimpleValue></Value>"
                        + "<Value ColumnRef='B'><SimpleValue>b%s</SimpleValue></Value></Row>")
                .formatted(number, number);
    }
}
