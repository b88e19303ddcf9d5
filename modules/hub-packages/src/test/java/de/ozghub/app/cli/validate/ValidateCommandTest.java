package de.ozghub.app.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code hub validate} with the schemas and samples of the repository. */
class ValidateCommandTest {

    private static final Path SAMPLE =
            Path.of(System.getProperty("hub.root"), "mappings/hundesteuer/anmeldung/samples");

    @TempDir
    private Path folder;

    private String sample;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void read() throws IOException {
        try (var samples = Files.list(SAMPLE)) {
            sample = Files.readString(samples.filter(path -> !path.toString().contains("unbekannte"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .resolve("input.xml"));
        }
    }

    @Test
    void a_valid_file_ends_with_0() throws IOException {
        assertThat(validate(file("a.xml", sample))).isZero();
        assertThat(out.toString()).contains("a.xml: gültig", "1 geprüft: 1 gültig");
    }

    @Test
    void an_invalid_file_ends_with_1_and_says_where() throws IOException {
        String broken = sample.replaceFirst("<rasse>[^<]*</rasse>", "<rasse>Einhorn</rasse>");

        assertThat(validate(file("a.xml", sample), file("b.xml", broken))).isEqualTo(1);
        assertThat(out.toString())
                .contains("a.xml: gültig", "b.xml: ungültig", "X001 cvc-enumeration-valid", "/*:rasse[1]", "Zeile")
                .doesNotContain("Einhorn");
    }

    @Test
    void an_unknown_standard_ends_with_2() throws IOException {
        assertThat(validate(file("a.xml", "<a xmlns='http://www.osci.de/xmeld2605'/>")))
                .isEqualTo(2);
        assertThat(out.toString()).contains("nicht beurteilbar", "http://www.osci.de/xmeld2605");
        assertThat(err.toString()).contains("HUB_DATA", "--library");
    }

    @Test
    void a_file_that_is_not_there_ends_with_2() {
        assertThat(validate(folder.resolve("missing.xml"))).isEqualTo(2);
        assertThat(out.toString()).contains("Die Datei ist nicht lesbar.");
    }

    @Test
    void an_empty_folder_ends_with_2_because_nothing_was_judged() {
        assertThat(validate(folder)).isEqualTo(2);
    }

    @Test
    void a_folder_is_walked_in_the_order_of_names() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        file("z.xml", sample);
        file("a.xml", sample);
        file("sub/m.xml", sample);
        file("notes.txt", "no message");
        file(".hidden.xml", "no message");

        assertThat(validate("--format", "json", folder.toString())).isZero();
        assertThat(json().path("documents").values())
                .extracting(document -> Path.of(document.path("document").asString())
                        .getFileName()
                        .toString())
                .containsExactly("a.xml", "m.xml", "z.xml");
    }

    @Test
    void a_link_to_elsewhere_inside_a_folder_is_not_followed() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("x.xml"), "no message");
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.writeString(inside.resolve("a.xml"), sample);
        Files.createSymbolicLink(inside.resolve("link"), other);

        assertThat(validate(inside)).isZero();
    }

    @Test
    void many_files_come_out_in_order_and_complete() throws IOException {
        for (int i = 0; i < 300; i++) {
            file("f%03d.xml".formatted(i), i % 7 == 0 ? "<broken" : sample);
        }

        assertThat(validate("--format", "json", "--threads", "3", folder.toString()))
                .isEqualTo(1);
        var names = new ArrayList<String>();
        json().path("documents")
                .values()
                .forEach(document -> names.add(document.path("document").asString()));
        assertThat(names).hasSize(300).isSorted();
        assertThat(json().path("summary").path("invalid").asInt()).isEqualTo(43);
        assertThat(json().path("summary").path("valid").asInt()).isEqualTo(257);
    }

    @Test
    void the_report_can_go_to_a_file() throws IOException {
        Path report = folder.resolve("report.html");

        assertThat(validate(
                        "--format",
                        "html",
                        "--output",
                        report.toString(),
                        file("a.xml", sample).toString()))
                .isZero();
        assertThat(Files.readString(report))
                .startsWith("<!DOCTYPE html>")
                .contains("gültig")
                .endsWith("</html>\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_key_asks_for_one_message() throws IOException {
        assertThat(validate(
                        "--schema",
                        "urn:ozg-hub:hundesteuer:1.0#registrierung",
                        file("a.xml", sample).toString()))
                .isIn(1, 2);
        assertThat(validate(
                        "--schema",
                        "urn:ozg-hub:hundesteuer:1.0#anmeldung",
                        file("a.xml", sample).toString()))
                .isZero();
    }

    @Test
    void a_document_beyond_the_limit_is_invalid() throws IOException {
        assertThat(validate("--max-bytes", "100", file("a.xml", sample).toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("max-bytes");
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int validate(Path... documents) {
        return validate(List.of(documents).stream().map(Path::toString).toArray(String[]::new));
    }

    private int validate(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new ValidateCommand(Map.of(), Clock.systemUTC()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
