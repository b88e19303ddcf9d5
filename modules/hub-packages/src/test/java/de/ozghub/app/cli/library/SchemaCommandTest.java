package de.ozghub.app.cli.library;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.start.HubData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub schema} as an administrator types it, with a data folder of its own. */
class SchemaCommandTest {

    private record Ran(int code, String out, String err) {}

    private static final String SCHEMA = """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:test:xdog:%1$s'>
             <xs:annotation><xs:appinfo><standard><nameKurz>XDog</nameKurz><nameTechnisch>xdog</nameTechnisch>
              <kennung>urn:test:standard:xdog</kennung></standard><versionStandard><version>%1$s</version>
              <versionXOEVHandbuch>3.0.1</versionXOEVHandbuch></versionStandard></xs:appinfo></xs:annotation>
             %2$s<xs:element name='meldung.0001' type='xs:int'><xs:annotation><xs:appinfo><title>Meldung eines Hundes</title>
              <rechtsgrundlage>§ 1 Testgesetz</rechtsgrundlage></xs:appinfo></xs:annotation></xs:element></xs:schema>""";

    @TempDir
    private Path folder;

    @Test
    void a_package_is_imported_listed_shown_and_removed() throws IOException {
        Path zip = zip("published.zip", SCHEMA.formatted("1.0", ""));

        assertThat(hub("import", zip.toString()).out()).contains("imported", "xdog/1.0", "1 message roots");
        assertThat(hub("list").out()).contains("xdog/1.0", "XDog", "1 packages");
        assertThat(hub("show", "xdog").out())
                .contains(
                        "urn:test:standard:xdog_1.0",
                        "urn:test:xdog:1.0",
                        "XÖV-Handbuch 3.0.1",
                        "published.zip",
                        "meldung.0001  Meldung eines Hundes  (§ 1 Testgesetz)",
                        "0 of type 1");
        assertThat(hub("show", "urn:test:standard:xdog_1.0").code()).isZero();
        assertThat(hub("remove", "xdog/1.0").out()).contains("removed", "xdog/1.0");
        assertThat(hub("list").out()).contains("holds no package");
    }

    @Test
    void the_same_package_again_is_said_to_be_unchanged() throws IOException {
        Path zip = zip("published.zip", SCHEMA.formatted("1.0", ""));
        hub("import", zip.toString());

        var again = hub("import", zip.toString());

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("unchanged xdog/1.0");
    }

    @Test
    void a_refusal_names_every_missing_file_where_to_get_it_and_what_to_do() throws IOException {
        String imports =
                "<xs:import namespace='http://xoev.de/schemata/code/1_0' schemaLocation='http://xoev.de/schemata/code/1_0/xoev-code.xsd'/>"
                        + "<xs:import namespace='urn:far' schemaLocation='https://far.example/far.xsd'/>";

        var refused =
                hub("import", zip("p.zip", SCHEMA.formatted("1.0", imports)).toString());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains(
                        "Refused; the library is as it was.",
                        "http://xoev.de/schemata/code/1_0/xoev-code.xsd",
                        "XÖV-Bibliothek",
                        "https://far.example/far.xsd",
                        "www.xrepository.de",
                        "To do (missing-file)");
    }

    @Test
    void periods_are_set_at_import_and_later() throws IOException {
        Path zip = zip("p.zip", SCHEMA.formatted("1.0", ""));

        assertThat(hub("import", "--in", "2026-05-01..2027-04-30", zip.toString())
                        .code())
                .isZero();
        assertThat(hub("list").out()).contains("taken 2026-05-01..2027-04-30, sent always");
        assertThat(hub("validity", "xdog", "--out", "2026-11-01..").out())
                .contains("taken 2026-05-01..2027-04-30, sent 2026-11-01..");
        assertThat(hub("validity", "xdog", "--in", "..").out()).contains("taken always, sent 2026-11-01..");
        assertThat(hub("validity", "xdog", "--in", "2027-05-01..2026-01-01").code())
                .isEqualTo(2);
        assertThat(hub("validity", "xdog").code()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_tried_ends_with_2_and_a_sentence() throws IOException {
        var nowhere = run(Map.of(), "list");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("HUB_DATA", "--library");
        assertThat(hub("import", folder.resolve("gone.zip").toString()))
                .satisfies(ran -> assertThat(ran.code()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("gone.zip does not exist."));
        assertThat(hub().code()).isEqualTo(2);
        assertThat(hub("import").code()).isEqualTo(2);
        assertThat(hub("import", "--name", "x", "a.zip", "b.zip").code()).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run(
                                Map.of(HubData.VARIABLE, file.toString()),
                                "import",
                                zip("p.zip", SCHEMA.formatted("1", "")).toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void an_unknown_package_is_refused() throws IOException {
        assertThat(hub("show", "xcat").code()).isEqualTo(1);
        assertThat(hub("remove", "xcat/1").code()).isEqualTo(1);
        assertThat(hub("validity", "xcat/1", "--in", "..").code()).isEqualTo(1);
    }

    @Test
    void the_folder_may_be_named_instead_of_the_environment() throws IOException {
        Path other = folder.resolve("other");
        Path zip = zip("p.zip", SCHEMA.formatted("1.0", ""));

        assertThat(run(Map.of(), "import", "--library", other.toString(), zip.toString())
                        .code())
                .isZero();
        assertThat(other.resolve("xdog/1.0/package.properties")).exists();
    }

    private Ran hub(String... arguments) {
        return run(Map.of(HubData.VARIABLE, folder.resolve("data").toString()), arguments);
    }

    private static Ran run(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = SchemaCommand.of(environment, () -> Instant.parse("2026-11-02T08:30:00Z"))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Ran(command.execute(arguments), out.toString(), err.toString());
    }

    private Path zip(String name, String schema) throws IOException {
        Path zip = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                var packed = new ZipOutputStream(file)) {
            packed.putNextEntry(new ZipEntry("xsd/xdog.xsd"));
            packed.write(schema.getBytes(StandardCharsets.UTF_8));
            packed.closeEntry();
        }
        return zip;
    }
}
