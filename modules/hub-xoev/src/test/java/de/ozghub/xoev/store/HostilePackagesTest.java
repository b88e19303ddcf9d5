package de.ozghub.xoev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages made to harm: each is refused with its code, at once, cheaply, and leaves nothing behind. */
class HostilePackagesTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long HEAP = 64L << 20;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String SCHEMA = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'"
            + " targetNamespace='urn:x:1'>%s<xs:element name='a' type='xs:int'/></xs:schema>";

    @TempDir
    private Path folder;

    private LibraryStore store;

    @BeforeEach
    void empty() throws IOException {
        store = new LibraryStore(folder.resolve("library"), () -> Instant.EPOCH);
        // classes are loaded once, which is no cost of the package
        store.add(
                List.of(new TestZip().with("x.xsd", SCHEMA.formatted("")).write(folder.resolve("good-1.zip"))),
                ImportOptions.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../evil.xsd",
                "a/../../evil.xsd",
                "/tmp/evil.xsd",
                "C:\\evil.xsd",
                "..\\evil.xsd",
                "a/..",
                "\u0000.xsd",
                "a\nb.xsd"
            })
    void a_name_that_leads_out_is_refused(String name) throws IOException {
        refused(new RawZip().file(name, SCHEMA.formatted("")), Refusal.ZIP_SLIP);
    }

    @Test
    void names_no_file_system_could_bear_are_refused() throws IOException {
        refused(new RawZip().file("a".repeat(40_000), ""), Refusal.ZIP_SLIP);
        refused(new RawZip().file("a/".repeat(5_000), ""), Refusal.ZIP_SLIP);
    }

    @Test
    void a_link_is_refused() throws IOException {
        refused(new RawZip().withMode("x.xsd", "/etc/passwd", RawZip.SYMLINK), Refusal.SYMLINK);
        refused(new RawZip().withMode("pipe", "", 0x1000), Refusal.SYMLINK);
    }

    @Test
    void ten_thousand_entries_are_refused() throws IOException {
        var zip = new RawZip();
        for (int i = 0; i < 10_000; i++) {
            zip.file("f%d.xsd".formatted(i), "");
        }

        refused(zip, Refusal.TOO_MANY_ENTRIES);
        Path lying = zip.write(folder.resolve("lying.zip"), 1);
        refused(lying, Refusal.TOO_MANY_ENTRIES);
    }

    @Test
    void a_declared_size_of_100_gigabytes_is_refused() throws IOException {
        refused(new RawZip().declaring("x.xsd", new byte[10], 100L << 30), Refusal.ZIP_BOMB);
        // also where the import would not unpack it
        refused(new RawZip().declaring("Spezifikation.pdf", new byte[10], 100L << 30), Refusal.ZIP_BOMB);
    }

    @Test
    void a_bomb_is_refused_by_its_ratio() throws IOException {
        refused(new RawZip().file("x.xsd", new byte[50 << 20]), Refusal.ZIP_BOMB);
    }

    @Test
    void a_bomb_is_refused_by_what_its_entries_come_to() throws IOException {
        var zip = new RawZip();
        byte[] million = new byte[1 << 20];
        for (int i = 0; i < 60; i++) {
            zip.file("f%d.xsd".formatted(i), million);
        }

        refused(zip, Refusal.ZIP_BOMB);
    }

    @Test
    void a_bomb_that_says_it_is_small_is_refused() throws IOException {
        refused(new RawZip().declaring("x.xsd", new byte[50 << 20], 100), Refusal.ZIP_BOMB);
    }

    @Test
    void entries_that_share_their_bytes_are_refused() throws IOException {
        refused(new RawZip().file("a.xsd", SCHEMA).sameBytes("b.xsd"), Refusal.ZIP_BOMB);
    }

    @Test
    void a_bomb_inside_a_zip_inside_a_zip_is_refused() throws IOException {
        byte[] inner = bytes(new RawZip().file("x.xsd", new byte[20 << 20]));
        byte[] middle = bytes(new RawZip().file("inner.zip", inner));

        refused(new RawZip().file("middle.zip", middle), Refusal.ZIP_BOMB);
    }

    @Test
    void zips_in_zips_without_end_are_refused() throws IOException {
        byte[] zip = bytes(new RawZip().file("x.xsd", SCHEMA.formatted("")));
        for (int i = 0; i < 5; i++) {
            zip = bytes(new RawZip().file("inner.zip", zip));
        }

        refused(Files.write(folder.resolve("deep.zip"), zip), Refusal.NESTED_TOO_DEEP);
    }

    @Test
    void a_damaged_zip_is_refused() throws IOException {
        byte[] whole = bytes(new RawZip().file("x.xsd", SCHEMA.formatted("")));
        byte[] changed = whole.clone();
        changed[60] ^= 1;

        refused(Files.write(folder.resolve("changed.zip"), changed), Refusal.ARCHIVE_BROKEN);
        refused(
                Files.write(folder.resolve("short.zip"), Arrays.copyOf(whole, whole.length - 30)),
                Refusal.ARCHIVE_BROKEN);
        refused(Files.writeString(folder.resolve("text.zip"), "no zip"), Refusal.ARCHIVE_BROKEN);
        refused(Files.write(folder.resolve("none.zip"), new byte[0]), Refusal.ARCHIVE_BROKEN);
        refused(new RawZip().encrypted("x.xsd"), Refusal.ARCHIVE_ENCRYPTED);
        refused(new RawZip().file("x.xsd", SCHEMA.formatted("")).file("x.xsd", "other"), Refusal.ARCHIVE_BROKEN);
    }

    /** No byte of a zip can be changed so that anything but a refusal or a good import comes of it. */
    @Test
    void no_damage_brings_anything_but_a_refusal() throws IOException {
        byte[] whole = bytes(new RawZip()
                .file("xsd/x.xsd", SCHEMA.formatted(""))
                .file("inner.zip", bytes(new RawZip().file("y.sch", "<schema/>"))));
        var random = new Random(3);
        for (int i = 0; i < 150; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j <= i % 3; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Path zip = Files.write(folder.resolve("fuzz-1.zip"), changed);
            try {
                store.add(List.of(zip), ImportOptions.NONE.withReplace());
            } catch (PackageRefused e) {
                assertThat(e.reasons()).isNotEmpty();
            }
        }

        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_doctype_in_a_schema_a_list_or_a_rule_is_refused() throws IOException {
        String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>";

        refused(new RawZip().file("x.xsd", doctype + SCHEMA.formatted("&e;")), Refusal.XML_FORBIDDEN);
        refused(new RawZip().file("x.xsd", bomb + SCHEMA.formatted("&b;")), Refusal.XML_FORBIDDEN);
        refused(
                new RawZip().file("x.xsd", SCHEMA.formatted("")).file("x.sch", doctype + "<schema>&e;</schema>"),
                Refusal.XML_FORBIDDEN);
        refused(
                new RawZip().file("x.xsd", SCHEMA.formatted("")).file("x.xsl", doctype + "<a>&e;</a>"),
                Refusal.XML_FORBIDDEN);
        refused(
                new RawZip()
                        .file(
                                "l.xml",
                                doctype
                                        + "<g:CodeList xmlns:g='http://docs.oasis-open.org/codelist/ns/genericode/1.0/'>&e;</g:CodeList>"),
                Refusal.XML_FORBIDDEN);
    }

    @Test
    void xinclude_is_refused() throws IOException {
        String include =
                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>";

        refused(
                new RawZip()
                        .file(
                                "x.xsd",
                                SCHEMA.formatted("<xs:annotation><xs:documentation>" + include
                                        + "</xs:documentation></xs:annotation>")),
                Refusal.XML_FORBIDDEN);
        refused(
                new RawZip().file("x.xsd", SCHEMA.formatted("")).file("x.sch", "<schema>" + include + "</schema>"),
                Refusal.XML_FORBIDDEN);
    }

    @Test
    void a_catalogue_that_leads_out_is_refused() throws IOException {
        String catalog = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'><uri name='http://a/b.xsd'"
                + " uri='file:///etc/passwd'/></catalog>";

        refused(new RawZip().file("x.xsd", SCHEMA.formatted("")).file("catalog.xml", catalog), Refusal.XML_CATALOG);
        refused(
                new RawZip().file("x.xsd", "<?oasis-xml-catalog catalog='file:///etc/c.xml'?>" + SCHEMA.formatted("")),
                Refusal.XML_FORBIDDEN);
    }

    @Test
    void an_import_of_a_file_of_this_machine_finds_nothing() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.xsd"), SCHEMA.formatted(""));

        refused(
                new RawZip()
                        .file(
                                "x.xsd",
                                SCHEMA.formatted("<xs:import namespace='urn:y' schemaLocation='%s'/>"
                                        .formatted(outside.toUri()))),
                Refusal.MISSING_FILE);
        refused(
                new RawZip()
                        .file(
                                "x.xsd",
                                SCHEMA.formatted(
                                        "<xs:import namespace='urn:y' schemaLocation='../../../outside.xsd'/>")),
                Refusal.MISSING_FILE);
    }

    @Test
    void endless_names_and_depths_are_refused() throws IOException {
        String name = "n".repeat(200_000);

        refused(
                new RawZip().file("x.xsd", SCHEMA.formatted("<xs:%s/>".formatted(name))),
                Refusal.SCHEMA_UNREADABLE,
                Refusal.XML_FORBIDDEN,
                Refusal.DOES_NOT_COMPILE);
        refused(
                new RawZip().file("x.xsd", SCHEMA.formatted("<a>".repeat(100_000))),
                Refusal.XML_FORBIDDEN,
                Refusal.SCHEMA_UNREADABLE);
    }

    @Test
    void groups_that_double_each_other_are_refused() throws IOException {
        var groups = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            groups.append(
                    "<xs:group name='g%1$d'><xs:sequence><xs:group ref='t:g%2$d'/><xs:group ref='t:g%2$d'/></xs:sequence></xs:group>"
                            .formatted(i, i + 1));
        }
        groups.append("<xs:group name='g30'><xs:sequence><xs:element name='e'/></xs:sequence></xs:group>");

        refused(
                new RawZip()
                        .file(
                                "x.xsd",
                                SCHEMA.replace("<xs:schema", "<xs:schema xmlns:t='urn:x:1'")
                                        .formatted(groups)),
                Refusal.DOES_NOT_COMPILE);
    }

    @Test
    void types_that_extend_each_other_thousands_of_times_are_refused() throws IOException {
        var types = new StringBuilder("<xs:complexType name='t5000'/>");
        for (int i = 0; i < 5_000; i++) {
            types.append(
                    "<xs:complexType name='t%d'><xs:complexContent><xs:extension base='t:t%d'/></xs:complexContent></xs:complexType>"
                            .formatted(i, i + 1));
        }

        refused(
                new RawZip()
                        .file(
                                "x.xsd",
                                SCHEMA.replace("<xs:schema", "<xs:schema xmlns:t='urn:x:1'")
                                        .formatted(types)),
                Refusal.DOES_NOT_COMPILE);
    }

    @Test
    void a_schema_of_many_megabytes_is_refused_before_it_is_read() throws IOException {
        var random = new Random(5);
        var names = new StringBuilder();
        while (names.length() < (9 << 20)) {
            names.append("<xs:element name='e%d' type='xs:int'/>".formatted(random.nextLong() >>> 1));
        }

        refused(new RawZip().file("x.xsd", SCHEMA.formatted(names)), Refusal.ARCHIVE_TOO_LARGE);
    }

    @Test
    void a_name_that_is_file_and_folder_is_refused() throws IOException {
        refused(new RawZip().file("a.xsd", "").file("a.xsd/b.xsd", ""), Refusal.ARCHIVE_BROKEN);
        refused(new RawZip().file("\u1e9e".repeat(199) + ".xsd", ""), Refusal.ARCHIVE_BROKEN, Refusal.ZIP_SLIP);
    }

    @Test
    void a_link_in_a_folder_is_refused() throws IOException {
        Path given = Files.createDirectories(folder.resolve("given/1"));
        Files.writeString(given.resolve("x.xsd"), SCHEMA.formatted(""));
        Files.createSymbolicLink(given.resolve("y.xsd"), Path.of("/etc/passwd"));

        refused(given, Refusal.SYMLINK);
    }

    @Test
    void what_is_no_package_is_refused() throws IOException {
        refused(Files.writeString(folder.resolve("note.txt"), "hello"), Refusal.NOT_A_PACKAGE);
        refused(Files.writeString(folder.resolve("note.xml"), "<hello/>"), Refusal.NO_SCHEMA);
        refused(new RawZip().file("x.sch", "<schema/>"), Refusal.NO_SCHEMA);
        refused(new RawZip(), Refusal.NO_SCHEMA);
    }

    private void refused(RawZip zip, Refusal... codes) throws IOException {
        refused(zip.write(folder.resolve("hostile.zip")), codes);
    }

    private void refused(Path given, Refusal... codes) throws IOException {
        List<Path> before = leftovers();
        long allocated = THREAD.getCurrentThreadAllocatedBytes();
        long time = THREAD.getCurrentThreadCpuTime();

        var refusal = catchThrowableOfType(PackageRefused.class, () -> store.add(List.of(given), ImportOptions.NONE));

        assertThat(THREAD.getCurrentThreadCpuTime() - time).isLessThan(SECOND);
        assertThat(THREAD.getCurrentThreadAllocatedBytes() - allocated).isLessThan(HEAP);
        assertThat(refusal).describedAs("refusal").isNotNull();
        assertThat(refusal.reasons()).extracting(Reason::refusal).containsAnyOf(codes);
        assertThat(refusal.getMessage()).hasSizeLessThan(5_000);
        assertThat(leftovers()).isEqualTo(before);
        assertThat(store.packages()).containsOnlyKeys("good/1");
    }

    private static byte[] bytes(RawZip zip) throws IOException {
        Path file = Files.createTempFile("raw", ".zip");
        try {
            return Files.readAllBytes(zip.write(file));
        } finally {
            Files.delete(file);
        }
    }

    /** Everything in and around the library that is no package. */
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(store.root())) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(".staging"))
                    .toList();
        }
    }
}
