package de.ozghub.xoev.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.CodeType;
import de.ozghub.xoev.library.Direction;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages as publishers arrange them, and what becomes of them. */
class ImportTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:30:00Z");

    @TempDir
    private Path folder;

    private LibraryStore store;

    @BeforeEach
    void empty() {
        store = new LibraryStore(folder.resolve("data/library"), () -> NOW);
    }

    @Test
    void a_package_is_kept_with_its_zip_hash_and_source() throws IOException {
        Path zip = new TestZip().with("xdog.xsd", Xsd.of("xdog", "1.0", "a")).write(folder.resolve("any.zip"));

        assertThat(store.add(List.of(zip), ImportOptions.NONE))
                .containsExactly(new Imported("any.zip", "xdog/1.0", Imported.Outcome.IMPORTED));

        var manifest = Objects.requireNonNull(store.packages().get("xdog/1.0"));
        assertThat(manifest.source()).isEqualTo("any.zip");
        assertThat(manifest.imported()).isEqualTo(NOW);
        assertThat(store.root().resolve("xdog/1.0").resolve(manifest.archive())).hasSameBinaryContentAs(zip);
        assertThat(store.open().find(new SchemaKey("urn:test:standard:xdog_1.0#a")))
                .hasValueSatisfying(found -> assertThat(found.schema()).isNotNull());
    }

    @Test
    void the_same_package_again_changes_nothing() throws IOException {
        Path zip = zip("one.zip", "xdog", "1.0", "a");
        store.add(List.of(zip), ImportOptions.NONE);
        List<String> before = tree();

        var again = store.add(List.of(zip), ImportOptions.NONE.withReplace());

        assertThat(again).extracting(Imported::outcome).containsExactly(Imported.Outcome.UNCHANGED);
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void the_same_files_packed_otherwise_change_nothing() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
        Files.writeString(unpacked.resolve("x.xsd"), Xsd.of("xdog", "1.0", "a"));
        store.add(List.of(zip("one.zip", "xdog", "1.0", "a")), ImportOptions.NONE);

        assertThat(store.add(List.of(unpacked), ImportOptions.NONE))
                .extracting(Imported::outcome)
                .containsExactly(Imported.Outcome.UNCHANGED);
    }

    @Test
    void another_content_of_the_same_version_is_refused_unless_it_shall_replace() throws IOException {
        store.add(List.of(zip("one.zip", "xdog", "1.0", "a")), ImportOptions.NONE);
        var year = new Validity(LocalDate.of(2026, 1, 1), null);
        store.validity("xdog/1.0", Optional.of(year), Optional.empty());
        Path other = zip("two.zip", "xdog", "1.0", "b");

        assertThat(refusals(other)).containsExactly(Refusal.OTHER_CONTENT);

        assertThat(store.add(List.of(other), ImportOptions.NONE.withReplace()))
                .extracting(Imported::outcome)
                .containsExactly(Imported.Outcome.REPLACED);
        assertThat(messages("xdog/1.0")).containsExactly("b");
        assertThat(Objects.requireNonNull(store.packages().get("xdog/1.0")).in())
                .isEqualTo(year);
        try (Stream<Path> files = Files.list(store.root().resolve("xdog/1.0"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void a_replacement_that_breaks_others_is_refused() throws IOException {
        Path base = new TestZip()
                .with("base.xsd", Xsd.of("xbase", "1", "b"))
                .with("more.xsd", Xsd.of("xbase", "1", "c"))
                .write(folder.resolve("base.zip"));
        Path user = new TestZip()
                .with("x.xsd", Xsd.importing("xdog", "1.0", "urn:test:xbase:1", "http://far.example/more.xsd"))
                .write(folder.resolve("user.zip"));
        store.add(List.of(user, base), ImportOptions.NONE);
        Path less = zip("less.zip", "xbase", "1", "b");
        Path lessAndOther = new TestZip()
                .with("base.xsd", Xsd.of("xbase", "1", "b"))
                .with("other.xsd", Xsd.of("xbase", "1", "d"))
                .write(folder.resolve("other.zip"));

        var refused = catchThrowableOfType(
                PackageRefused.class, () -> store.add(List.of(lessAndOther), ImportOptions.NONE.withReplace()));

        assertThat(refused.reasons()).extracting(Reason::refusal).containsExactly(Refusal.STILL_NEEDED);
        // one file of a namespace is unambiguous, so this one does
        store.add(List.of(less), ImportOptions.NONE.withReplace());
    }

    @Test
    void versions_live_side_by_side_each_with_its_own_time() throws IOException {
        var until = new Validity(null, LocalDate.of(2026, 10, 31));
        var from = new Validity(LocalDate.of(2026, 11, 1), null);
        store.add(
                List.of(zip("one.zip", "xdog", "1.0", "a")),
                new ImportOptions(
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(until),
                        Optional.of(Validity.ALWAYS)));
        store.add(List.of(zip("two.zip", "xdog", "2.0", "a")), ImportOptions.NONE);
        store.validity("xdog/2.0", Optional.of(from), Optional.empty());

        var library = store.open();

        var first = library.standard("urn:test:xdog:1.0").orElseThrow();
        var second = library.standard("urn:test:xdog:2.0").orElseThrow();
        assertThat(library.validity(first)).isEqualTo(until);
        assertThat(library.validity(first, Direction.OUT)).isEqualTo(Validity.ALWAYS);
        assertThat(library.validity(second, Direction.IN)).isEqualTo(from);
    }

    @Test
    void a_version_is_judged_by_the_period_of_the_direction_the_message_goes() throws IOException {
        var until = new Validity(null, LocalDate.of(2026, 10, 31));
        store.add(List.of(zip("one.zip", "xdog", "1.0", "a")), ImportOptions.NONE);
        store.validity("xdog/1.0", Optional.empty(), Optional.of(until));
        var key = new SchemaKey("urn:test:standard:xdog_1.0#a");
        byte[] message = "<a xmlns='urn:test:xdog:1.0'>1</a>".getBytes(UTF_8);

        var validation = new Validation(store.open(), XmlLimits.DEFAULT, () -> NOW);

        assertThat(validation.validator(key, Direction.IN).validate(message).valid())
                .isTrue();
        assertThat(validation.validator(key, Direction.OUT).validate(message).findings())
                .extracting(Finding::code, Finding::rule)
                .containsExactly(tuple(ProblemCode.VERSION_NOT_SERVED, "not-in-force-for-sending"));
    }

    @Test
    void one_bad_package_keeps_all_out() throws IOException {
        Path bad = new TestZip().with("x.xsd", "<xs:schema").write(folder.resolve("bad.zip"));

        assertThat(refusals(zip("one.zip", "xdog", "1.0", "a"), bad)).containsExactly(Refusal.SCHEMA_UNREADABLE);

        assertThat(store.packages()).isEmpty();
        assertThat(tree()).containsExactly(".lock");
    }

    @Test
    void every_fault_of_every_package_is_named_at_once() throws IOException {
        Path bad = new TestZip()
                .with("x.xsd", "<xs:schema")
                .with("y.xsd", "<!DOCTYPE a><a/>")
                .with("z.gc", "no list")
                .write(folder.resolve("bad.zip"));
        Path worse = new TestZip().with("../x.xsd", "").write(folder.resolve("worse.zip"));

        assertThat(refusals(bad, worse))
                .containsExactlyInAnyOrder(
                        Refusal.CODE_LIST_UNREADABLE,
                        Refusal.SCHEMA_UNREADABLE,
                        Refusal.XML_FORBIDDEN,
                        Refusal.ZIP_SLIP);
    }

    @Test
    void removing_undoes_the_import() throws IOException {
        store.add(List.of(zip("zero.zip", "xcat", "1", "a")), ImportOptions.NONE);
        List<String> before = tree();
        store.add(List.of(zip("one.zip", "xdog", "1.0", "a")), ImportOptions.NONE);

        store.remove("xdog/1.0", false);

        assertThat(tree()).isEqualTo(before);
        assertThat(catchThrowableOfType(PackageRefused.class, () -> store.remove("xdog/1.0", false))
                        .reasons())
                .extracting(Reason::refusal)
                .containsExactly(Refusal.UNKNOWN_PACKAGE);
        assertThat(catchThrowableOfType(PackageRefused.class, () -> store.remove("../data", true)))
                .isNotNull();
    }

    @Test
    void of_two_variants_the_one_with_local_imports_counts() throws IOException {
        String local = Xsd.importing("xdog", "1.0", "urn:test:xbase:1", "base.xsd");
        String far = Xsd.importing("xdog", "1.0", "urn:test:xbase:1", "http://far.example/base.xsd");
        Path zip = new TestZip()
                .with("XDog/xsd/xdog.xsd", far)
                .with("XDog/xsd/xsd_dev/xdog.xsd", local)
                .with("XDog/xsd/xsd_dev/base.xsd", Xsd.of("xbase", "1", "b"))
                .with("XDog/doc/Spezifikation.pdf", "%PDF")
                .with("__MACOSX/XDog/xsd/._xdog.xsd", "junk")
                .write(folder.resolve("published.zip"));

        store.add(List.of(zip), ImportOptions.NONE);

        assertThat(store.open().packages().getFirst().name()).isEqualTo("xdog/1.0");
        assertThat(store.open().packages().getFirst().schemaCount()).isEqualTo(2);
    }

    @Test
    void zips_in_a_zip_are_opened() throws IOException {
        byte[] schemas = Files.readAllBytes(zip("xsd.zip", "xdog", "1.0", "a"));
        Path outer = new TestZip()
                .with("xdog_1.0_xsd.zip", schemas)
                .with(
                        "xdog_1.0_sch.zip",
                        Files.readAllBytes(new TestZip()
                                .with("rules.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'/>")
                                .write(folder.resolve("sch.zip"))))
                .with("lists/l.gc", Xsd.list("urn:test:list", "3"))
                .write(folder.resolve("all.zip"));

        store.add(List.of(outer), ImportOptions.NONE);

        var found = store.open().packages().getFirst();
        assertThat(found.name()).isEqualTo("xdog/1.0");
        assertThat(found.schematrons()).hasSize(1);
        assertThat(store.open().codeLists().versions("urn:test:list")).containsExactly("3");
    }

    @Test
    void parts_published_apart_are_one_package_when_given_together() throws IOException {
        Path schemas = zip("xsd.zip", "xdog", "1.0", "a");
        Path rules = new TestZip()
                .with("rules.sch", "<schema xmlns='http://purl.oclc.org/dsdl/schematron'/>")
                .write(folder.resolve("sch.zip"));

        assertThat(refusals(schemas, rules)).containsExactly(Refusal.NO_SCHEMA);

        assertThat(store.add(List.of(schemas, rules), ImportOptions.NONE.withTogether()))
                .extracting(Imported::name)
                .containsExactly("xdog/1.0");
        assertThat(store.open().packages().getFirst().schematrons()).hasSize(1);
    }

    @Test
    void the_same_file_in_two_folders_is_compiled_once() throws IOException {
        String base = Xsd.of("xbase", "1", "b");
        Path zip = new TestZip()
                .with("a/base.xsd", base)
                .with("b/base.xsd", base)
                .with("b/xdog.xsd", Xsd.importing("xdog", "1.0", "urn:test:xbase:1", "base.xsd"))
                .write(folder.resolve("twice.zip"));

        store.add(List.of(zip), ImportOptions.NONE);

        assertThat(store.open().packages().getFirst().schema()).isNotNull();
    }

    @Test
    void a_single_code_list_is_a_package() throws IOException {
        Path list = Files.writeString(folder.resolve("list.xml"), Xsd.list("urn:test:codeliste:color", "3"));

        assertThat(store.add(List.of(list), ImportOptions.NONE))
                .extracting(Imported::name)
                .containsExactly("color/3");
        assertThat(store.open()
                        .codeLists()
                        .find("urn:test:codeliste:color", "3")
                        .orElseThrow()
                        .contains("c"))
                .isTrue();
        assertThat(store.codeLists("color/3").uris()).containsExactly("urn:test:codeliste:color");
    }

    @Test
    void a_package_without_metadata_is_named_after_its_file_its_folder_or_its_namespace() throws IOException {
        String plain = Xsd.plain("http://example.org/transport/ybase/2_1", "a");

        assertThat(named("ydog-3.1.zip", plain)).isEqualTo("ydog/3.1");
        assertThat(named("upload.zip", Xsd.plain("http://example.org/transport/ybase/2_1", "b")))
                .isEqualTo("ybase/2.1");
        assertThat(named(
                        "urn:xoev-de:x:standard:ycat_1.2:xmlschema:datei:xsd.zip",
                        Xsd.plain("http://example.org/transport/ybase/2_1", "c")))
                .isEqualTo("ycat/1.2");
        Path unpacked = Files.createDirectories(folder.resolve("yfox/4.0"));
        Files.writeString(unpacked.resolve("x.xsd"), Xsd.plain("urn:y", "d"));
        assertThat(store.add(List.of(unpacked), ImportOptions.NONE))
                .extracting(Imported::name)
                .containsExactly("yfox/4.0");
    }

    @Test
    void a_name_from_the_schema_never_leaves_the_library() throws IOException {
        Path zip =
                new TestZip().with("x.xsd", Xsd.of("../../xdog", "../1", "a")).write(folder.resolve("one.zip"));

        assertThat(store.add(List.of(zip), ImportOptions.NONE))
                .extracting(Imported::name)
                .containsExactly("xdog/1");
    }

    @Test
    void a_folder_put_there_by_hand_is_used_and_never_overwritten() throws IOException {
        Path hand = Files.createDirectories(store.root().resolve("xdog/1.0/xsd"));
        Files.writeString(hand.resolve("x.xsd"), Xsd.of("xdog", "1.0", "byhand"));

        assertThat(messages("xdog/1.0")).containsExactly("byhand");
        assertThat(refusals(zip("one.zip", "xdog", "1.0", "a"))).containsExactly(Refusal.OTHER_CONTENT);
    }

    @Test
    void messages_are_told_from_building_blocks_and_code_types_by_their_kind() throws IOException {
        Path zip = new TestZip().with("x.xsd", Xsd.codes()).write(folder.resolve("codes.zip"));
        store.add(List.of(zip, codeTypeBase()), ImportOptions.NONE);

        var found = store.open().packages().stream()
                .filter(one -> one.name().equals("xcodes/1"))
                .findFirst()
                .orElseThrow();

        assertThat(found.messages())
                .containsExactly(
                        new SchemaRoot("urn:test:xcodes:1", "message.0001", "Titel", "§ 1 Testgesetz"),
                        new SchemaRoot("urn:test:xcodes:1", "described.0002", "Auch", ""));
        assertThat(found.codeTypes())
                .containsExactly(
                        new CodeType(1, "One", "urn:l:1", "1"),
                        new CodeType(2, "Two", "urn:l:2", "2"),
                        new CodeType(3, "Three", "urn:l:3", ""),
                        new CodeType(4, "Four", "", ""));
    }

    @Test
    void two_writers_do_not_meet() throws IOException {
        store.add(List.of(zip("one.zip", "xdog", "1.0", "a")), ImportOptions.NONE);
        try (var _ = StoreLock.of(store.root())) {
            assertThat(catchThrowableOfType(
                            StoreBusy.class,
                            () -> store.add(List.of(zip("two.zip", "xdog", "2.0", "a")), ImportOptions.NONE)))
                    .hasMessageContaining("another process");
            assertThat(catchThrowableOfType(StoreBusy.class, () -> store.remove("xdog/1.0", false)))
                    .isNotNull();
        }
    }

    private static Path codeTypeBase() throws IOException {
        Path zip = Files.createTempFile("xoev-code", ".zip");
        return new TestZip().with("xoev-code.xsd", """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://xoev.de/schemata/code/1_0'>
             <xs:complexType name='Code'><xs:sequence><xs:element name='code' type='xs:token'/></xs:sequence>
              <xs:attribute name='listURI' type='xs:anyURI'/><xs:attribute name='listVersionID' type='xs:normalizedString'/>
             </xs:complexType></xs:schema>\
            """).write(zip);
    }

    private String named(String file, String schema) throws IOException {
        Path zip = new TestZip().with("x.xsd", schema).write(folder.resolve(file));
        return store.add(List.of(zip), ImportOptions.NONE).getFirst().name();
    }

    private Path zip(String file, String name, String version, String root) throws IOException {
        return new TestZip().with("x.xsd", Xsd.of(name, version, root)).write(folder.resolve(file));
    }

    private List<Refusal> refusals(Path... given) {
        return catchThrowableOfType(PackageRefused.class, () -> store.add(List.of(given), ImportOptions.NONE))
                .reasons()
                .stream()
                .map(Reason::refusal)
                .toList();
    }

    private List<String> messages(String name) {
        return store.open().packages().stream()
                .filter(found -> found.name().equals(name))
                .flatMap(found -> found.messages().stream())
                .map(SchemaRoot::localName)
                .toList();
    }

    /** The name of every file and folder of the library. */
    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(store.root())) {
            return files.filter(file -> !file.equals(store.root()))
                    .map(file -> store.root().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
