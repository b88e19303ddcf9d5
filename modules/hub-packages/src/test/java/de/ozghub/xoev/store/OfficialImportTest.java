package de.ozghub.xoev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.OfficialPackages;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.SchemaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official packages, each as a zip of its folder. */
class OfficialImportTest {

    @TempDir
    private Path folder;

    private LibraryStore store;

    @BeforeEach
    void empty() {
        store = new LibraryStore(folder.resolve("library"), () -> Instant.parse("2026-11-02T08:30:00Z"));
    }

    @Test
    void every_official_package_is_taken_as_a_zip_of_its_folder() throws IOException {
        List<Path> zips = zips();

        var imported = store.add(zips, ImportOptions.NONE);

        assertThat(imported)
                .hasSameSizeAs(zips)
                .allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Imported.Outcome.IMPORTED));
        assertThat(store.packages())
                .containsOnlyKeys(
                        "codelisten/2026-06",
                        "xbau/2.5",
                        "xbau/2.6",
                        "xbeteiligung/1.2",
                        "xbildung/1.2",
                        "xdomea/2.3.0",
                        "xdomea/2.4.0",
                        "xdomea/3.0.0",
                        "xdomea/3.1.0",
                        "xdomea/4.0.0",
                        "xhochschule/1.2",
                        "xinneres.basismodul/9",
                        "xoev-bibliothek/1.1",
                        "xrechnung/3.0",
                        "xta/2.1.1");
        assertThat(store.open().packages()).hasSize(14).allSatisfy(found -> {
            assertThat(found.fault()).describedAs(found.name()).isEmpty();
            assertThat(found.schema()).isNotNull();
        });
    }

    @Test
    void xbau_tells_its_messages_and_code_types() throws IOException {
        store.add(List.of(zip("xbau", "2.6")), ImportOptions.NONE);

        var xbau = only();

        assertThat(xbau.main().orElseThrow().standard().key()).isEqualTo("urn:xoev-de:bmk:standard:xbau_2.6");
        assertThat(xbau.main().orElseThrow().handbook()).isEqualTo("3.0.1");
        assertThat(xbau.messages()).hasSize(139);
        assertThat(xbau.messages())
                .extracting(root -> tuple(root.localName(), root.title(), root.legalBasis()))
                .contains(tuple("baugenehmigung.antrag.0200", "Beantragung einer Baugenehmigung", "§ 68 MBO"));
        assertThat(xbau.schematrons()).hasSize(2);
        assertThat(List.of(1, 2, 3, 4)).extracting(kind -> kinds(xbau, kind)).containsExactly(77L, 0L, 14L, 23L);
    }

    private static long kinds(SchemaPackage schemas, int kind) {
        return schemas.codeTypes().stream().filter(type -> type.kind() == kind).count();
    }

    @Test
    void a_package_without_its_imports_is_refused_with_every_missing_file() throws IOException {
        var refused = catchThrowableOfType(
                PackageRefused.class, () -> store.add(List.of(zip("xhochschule", "1.2")), ImportOptions.NONE));

        assertThat(refused.reasons()).extracting(reason -> reason.refusal()).containsOnly(Refusal.MISSING_FILE);
        assertThat(refused)
                .hasMessageContaining("http://xbildung.de/def/xbildung/1.2/xsd/xbildung-baukasten.xsd")
                .hasMessageContaining("https://xoev.de/schemata/din/91379/2022-08/din-norm-91379-datatypes.xsd")
                .hasMessageContaining("http://xoev.de/schemata/code/1_0/xoev-code.xsd")
                .hasMessageContaining("xmldsig-core-schema.xsd")
                .hasMessageContaining("urn:xoev-de:xbildung-de:def:standard:xbildung");
        assertThat(store.packages()).isEmpty();
    }

    @Test
    void packages_that_need_each_other_are_taken_in_any_order() throws IOException {
        store.add(
                List.of(zip("xhochschule", "1.2"), zip("xbildung", "1.2"), zip("xoev-bibliothek", "1.1")),
                ImportOptions.NONE);

        assertThat(store.packages()).hasSize(3);
        var refused = catchThrowableOfType(PackageRefused.class, () -> store.remove("xbildung/1.2", false));
        assertThat(refused.reasons()).extracting(reason -> reason.refusal()).containsOnly(Refusal.STILL_NEEDED);
        assertThat(refused).hasMessageContaining("xhochschule/1.2");
    }

    @Test
    void a_standard_without_metadata_is_found_by_its_namespace() throws IOException {
        store.add(List.of(zip("xrechnung", "3.0")), ImportOptions.NONE);

        assertThat(store.open().find(new SchemaKey("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2#Invoice")))
                .isPresent();
        assertThat(only().messages())
                .extracting(root -> root.localName())
                .contains("Invoice", "CreditNote", "CrossIndustryInvoice");
    }

    private SchemaPackage only() {
        return store.open().packages().getFirst();
    }

    private List<Path> zips() throws IOException {
        List<Path> zips = new ArrayList<>();
        try (Stream<Path> found = Files.walk(OfficialPackages.folder(), 2)) {
            for (Path version : found.filter(path -> Files.isRegularFile(path.resolve("SOURCE")))
                    .sorted()
                    .toList()) {
                Path path = OfficialPackages.folder().relativize(version);
                zips.add(zip(path.getName(0).toString(), path.getName(1).toString()));
            }
        }
        return zips;
    }

    private Path zip(String standard, String version) throws IOException {
        return TestZip.of(
                OfficialPackages.folder().resolve(standard).resolve(version),
                folder.resolve(standard + "-" + version + ".zip"));
    }
}
