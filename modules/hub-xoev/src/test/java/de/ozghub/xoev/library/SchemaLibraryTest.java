package de.ozghub.xoev.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import de.ozghub.submission.SchemaKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

class SchemaLibraryTest {

    private static final String SCHEMA =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='%1$s' targetNamespace='%1$s'>%2$s</xs:schema>";

    @TempDir
    private Path folder;

    @Test
    void a_schema_of_our_own_is_found_by_namespace_and_root() throws IOException {
        write("own/dog/1.0/dog.xsd", SCHEMA.formatted("urn:ozg-hub:dog:1.0", "<xs:element name='a' type='xs:int'/>"));

        var found = open().find(new SchemaKey("urn:ozg-hub:dog:1.0#a")).orElseThrow();

        assertThat(found.official()).isFalse();
        assertThat(found.name()).isEqualTo("dog/1.0");
        assertThat(found.standards())
                .containsExactly(new StandardVersion("urn:ozg-hub:dog", "1.0", "urn:ozg-hub:dog:1.0", "dog/1.0"));
        assertThat(found.schema()).isSameAs(found.schema());
    }

    @Test
    void a_broken_package_is_listed_and_leaves_the_others_alone() throws IOException {
        write("official/bad/1/bad.xsd", "<xs:schema");
        write("official/dtd/1/dtd.xsd", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'><x/>");
        write("own/dog/1.0/dog.xsd", SCHEMA.formatted("urn:ozg-hub:dog:1.0", "<xs:element name='a' type='xs:int'/>"));

        var library = open();

        assertThat(library.packages())
                .extracting(SchemaPackage::name, found -> found.fault().isPresent())
                .containsExactlyInAnyOrder(tuple("bad/1", true), tuple("dtd/1", true), tuple("dog/1.0", false));
        assertThat(library.find(new SchemaKey("urn:ozg-hub:dog:1.0#a"))
                        .orElseThrow()
                        .schema())
                .isNotNull();
    }

    @Test
    void a_missing_import_names_its_address_and_where_to_get_it() throws IOException {
        write(
                "official/x/1/x.xsd",
                SCHEMA.formatted(
                        "urn:x:1",
                        "<xs:import namespace='urn:far' schemaLocation='http://far.example/far.xsd'/><xs:element name='a' type='xs:int'/>"));

        var found = open().find(new SchemaKey("urn:x:1#a")).orElseThrow();

        assertThat(found.fault())
                .hasValueSatisfying(fault -> assertThat(fault)
                        .contains("x.xsd", "http://far.example/far.xsd", "urn:far", "www.xrepository.de"));
        assertThat(catchThrowableOfType(SchemaFault.class, found::schema)).isNotNull();
    }

    @Test
    void a_missing_include_is_a_fault_although_jaxp_only_warns() throws IOException {
        write("official/x/1/x.xsd", SCHEMA.formatted("urn:x:1", "<xs:include schemaLocation='gone.xsd'/>"));

        assertThat(open().packages().getFirst().fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("gone.xsd"));
    }

    @Test
    void an_absolute_address_is_resolved_from_the_library_by_namespace_and_file_name() throws IOException {
        write(
                "official/base/1/base.xsd",
                SCHEMA.formatted(
                        "urn:base", "<xs:simpleType name='s'><xs:restriction base='xs:int'/></xs:simpleType>"));
        write("official/base/1/other.xsd", SCHEMA.formatted("urn:base", ""));
        write(
                "official/x/1/x.xsd",
                SCHEMA.formatted(
                        "urn:x:1",
                        "<xs:import namespace='urn:base' schemaLocation='https://far.example/v1/base.xsd'/><xs:element name='a' type='b:s' xmlns:b='urn:base'/>"));

        assertThat(open().find(new SchemaKey("urn:x:1#a")).orElseThrow().schema())
                .isNotNull();
    }

    @Test
    void no_document_of_a_namespace_is_dropped() throws IOException, SAXException {
        write("official/x/1/one.xsd", SCHEMA.formatted("urn:x:1", "<xs:element name='one' type='xs:int'/>"));
        write("official/x/1/two.xsd", SCHEMA.formatted("urn:x:1", "<xs:element name='two' type='xs:int'/>"));

        var schema = open().find(new SchemaKey("urn:x:1#two")).orElseThrow().schema();

        for (String root : List.of("one", "two")) {
            schema.newValidator()
                    .validate(new StreamSource(new StringReader("<%s xmlns='urn:x:1'>1</%s>".formatted(root, root))));
        }
    }

    @Test
    void of_xsd_and_xsd_dev_the_one_with_local_imports_counts() throws IOException {
        write(
                "official/x/1/xsd/x.xsd",
                SCHEMA.formatted(
                        "urn:x:1", "<xs:import namespace='urn:y' schemaLocation='http://far.example/y.xsd'/>"));
        write("official/x/1/xsd_dev/x.xsd", SCHEMA.formatted("urn:x:1", "<xs:element name='a' type='xs:int'/>"));

        assertThat(open().find(new SchemaKey("urn:x:1#a")).orElseThrow().fault())
                .isEmpty();
    }

    @Test
    void a_schema_never_reads_a_file_outside_the_library() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.xsd"), SCHEMA.formatted("urn:y", ""));
        write(
                "official/x/1/x.xsd",
                SCHEMA.formatted(
                        "urn:x:1", "<xs:import namespace='urn:y' schemaLocation='%s'/>".formatted(outside.toUri())));

        assertThat(open().packages().getFirst().fault()).isPresent();
    }

    @Test
    void a_schema_that_contradicts_itself_is_a_fault_once_compiled() throws IOException {
        write("official/x/1/x.xsd", SCHEMA.formatted("urn:x:1", "<xs:element name='a' type='t:gone'/>"));

        var found = open().find(new SchemaKey("urn:x:1#a")).orElseThrow();

        assertThat(found.fault()).isEmpty();
        assertThat(catchThrowableOfType(SchemaFault.class, found::schema)).hasMessageContaining("gone");
        assertThat(found.fault()).isPresent();
    }

    @Test
    void the_content_hash_changes_with_every_byte() throws IOException {
        write("own/dog/1.0/dog.xsd", SCHEMA.formatted("urn:ozg-hub:dog:1.0", "<xs:element name='a' type='xs:int'/>"));
        String before = open().packages().getFirst().contentHash();
        write("own/dog/1.0/dog.xsd", SCHEMA.formatted("urn:ozg-hub:dog:1.0", "<xs:element name='b' type='xs:int'/>"));

        assertThat(open().packages().getFirst().contentHash()).hasSize(64).isNotEqualTo(before);
    }

    @Test
    void validity_covers_its_first_and_last_day() {
        var year = new Validity(LocalDate.of(2026, 5, 1), LocalDate.of(2027, 4, 30));

        assertThat(year.covers(LocalDate.of(2026, 4, 30))).isFalse();
        assertThat(year.covers(LocalDate.of(2026, 5, 1))).isTrue();
        assertThat(year.covers(LocalDate.of(2027, 4, 30))).isTrue();
        assertThat(year.covers(LocalDate.of(2027, 5, 1))).isFalse();
        assertThat(Validity.ALWAYS.covers(LocalDate.EPOCH)).isTrue();
    }

    private SchemaLibrary open() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Path official = Files.createDirectories(folder.resolve("official"));
        return SchemaLibrary.open(new LibrarySettings(List.of(own), List.of(official), Map.of()));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
