package de.ozghub.xoev.library;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.OfficialPackages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The library over the official packages as they are published. */
class OfficialLibraryTest {

    private static SchemaLibrary library;

    @BeforeAll
    static void open() {
        library = OfficialPackages.library();
    }

    @Test
    void finds_xbau_by_urn_version_and_root() {
        var xbau = library.find(new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.0200"))
                .orElseThrow();

        assertThat(xbau.name()).isEqualTo("xbau/2.6");
        assertThat(xbau.fault()).isEmpty();
        assertThat(xbau.contentHash()).matches("[0-9a-f]{64}");
        assertThat(xbau.standards())
                .extracting(StandardVersion::key)
                .contains("urn:xoev-de:bmk:standard:xbau_2.6", "urn:xoev-de:bmk:standard:xbau-kernmodul_1.3.0");
        assertThat(xbau.namespaces()).contains("http://www.xleitstelle.de/xbau/2/6");
        assertThat(xbau.headerVersions("http://www.xleitstelle.de/xbau/2/6")).containsExactly("2.6");
        assertThat(xbau.schematrons()).hasSize(2);
    }

    @Test
    void knows_the_title_and_the_legal_basis_of_a_root() {
        var key = new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.0200");

        var root = library.find(key).orElseThrow().root(key).orElseThrow();

        assertThat(root.title()).isEqualTo("Beantragung einer Baugenehmigung");
        assertThat(root.legalBasis()).isEqualTo("§ 68 MBO");
    }

    @Test
    void counts_the_139_messages_of_xbau_2_6() {
        var xbau =
                library.find(new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6")).orElseThrow();

        assertThat(xbau.roots())
                .filteredOn(root -> root.localName().matches(".*\\.\\d{4}"))
                .hasSize(139);
    }

    @Test
    void does_not_find_an_unknown_root_or_version() {
        assertThat(library.find(new SchemaKey("urn:xoev-de:bmk:standard:xbau_2.6#baugenehmigung.antrag.9999")))
                .isEmpty();
        assertThat(library.find(new SchemaKey("urn:xoev-de:bmk:standard:xbau_9.9#baugenehmigung.antrag.0200")))
                .isEmpty();
    }

    @Test
    void compiles_every_package() {
        assertThat(library.packages()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(candidate -> {
            assertThat(candidate.fault()).describedAs(candidate.name()).isEmpty();
            assertThat(candidate.schema()).isNotNull();
        });
    }

    @Test
    void knows_the_code_lists_of_packages_and_of_the_common_folder() {
        var lists = library.codeLists();

        assertThat(lists.faults()).isEmpty();
        assertThat(lists.find("urn:xoev-de:xbau:codeliste:anlagen", "3.0")
                        .orElseThrow()
                        .contains("0102"))
                .isTrue();
        assertThat(lists.versions("urn:de:xoev:codeliste:erreichbarkeit")).containsExactly("3", "4.1");
        assertThat(lists.find("urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags", "2026-06-30")
                        .orElseThrow()
                        .name("05315000"))
                .hasValueSatisfying(name -> assertThat(name).contains("Köln"));
    }
}
