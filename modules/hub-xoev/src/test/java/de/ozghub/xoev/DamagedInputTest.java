package de.ozghub.xoev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.header.HeaderReader;
import de.ozghub.xoev.json.JsonSchemas;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.report.DocumentReport;
import de.ozghub.xoev.report.ReportFormat;
import de.ozghub.xoev.report.ReportWriter;
import de.ozghub.xoev.report.Summary;
import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.LibraryStore;
import de.ozghub.xoev.store.TestZip;
import de.ozghub.xoev.validation.JsonValidation;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of damaged copies of good input: whatever they hold, the answer is a report or a refusal, never an exception of
 * another kind. The damage is the same in every run; {@code -Dhub.endurance=true} does a hundred times as much.
 */
class DamagedInputTest {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Path RESOURCES = ROOT.resolve("modules/hub-xoev/src/test/resources");
    private static final int TIMES = Boolean.getBoolean("hub.endurance") ? 100 : 1;
    private static final List<String> WORDS = List.of(
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a [",
            "<!--",
            "-->",
            "<?xml ",
            "?>",
            "&#0;",
            "&#x110000;",
            "&amp;",
            "xmlns:x=''",
            "xsi:nil='true'",
            "xsi:type='x'",
            "</",
            "/>",
            "\u0000",
            "\uFEFF",
            "\uFFFE",
            "{",
            "[",
            "\"",
            ":",
            "1e999999",
            "\\u0000",
            "\\ud800",
            "PK\u0001\u0002",
            "PK\u0005\u0006",
            "../",
            "\n".repeat(50),
            "a".repeat(3000));

    private final Random random = new Random(20_261_125);
    private final Judge judge = judge();

    @TempDir
    private Path folder;

    @Test
    void a_damaged_message_gets_a_report_in_every_form() throws IOException {
        byte[] message = Files.readAllBytes(ROOT.resolve("mappings/hundesteuer/anmeldung/samples/maximal/input.xml"));
        assertThat(judge.judge(message).valid()).isTrue();

        for (int i = 0; i < 1_500 * TIMES; i++) {
            write(judge.judge(damaged(message)));
        }
    }

    @Test
    void a_damaged_form_gets_a_report_in_every_form() throws IOException {
        byte[] form = Files.readAllBytes(RESOURCES.resolve("json/bewohnerparken.json"));
        assertThat(judge.judge(form).valid()).isTrue();

        for (int i = 0; i < 1_500 * TIMES; i++) {
            write(judge.judge(damaged(form)));
        }
    }

    @Test
    void a_damaged_header_is_read_or_refused() throws IOException {
        var reader = new HeaderReader(new HardenedXml(XmlLimits.DEFAULT));
        byte[] message = Files.readAllBytes(RESOURCES.resolve("xbau/antrag-0200.xml"));
        byte[] header = Arrays.copyOf(message, 1_500);

        for (int i = 0; i < 3_000 * TIMES; i++) {
            byte[] damaged = damaged(i % 2 == 0 ? message : header);
            try {
                reader.read(new ByteArrayInputStream(damaged));
            } catch (XmlFault refused) {
                assertThat(refused.rule()).isNotBlank();
            }
        }
    }

    @Test
    void a_damaged_package_is_imported_or_refused_and_leaves_the_library_whole() throws IOException {
        byte[] zip = Files.readAllBytes(TestZip.of(ROOT.resolve("xsd/hundesteuer/1.0"), folder.resolve("good.zip")));
        Path damaged = folder.resolve("damaged.zip");
        var store = new LibraryStore(folder.resolve("library"), () -> Instant.EPOCH);

        for (int i = 0; i < 150 * TIMES; i++) {
            Files.write(damaged, damaged(zip));
            try {
                store.add(List.of(damaged), ImportOptions.NONE.withReplace());
            } catch (PackageRefused refused) {
                assertThat(refused.reasons()).isNotEmpty();
            }
        }

        assertThat(store.packages().size()).isLessThanOrEqualTo(1);
        assertThat(store.open().packages())
                .allSatisfy(found -> assertThat(found.fault()).isEmpty());
    }

    private byte[] damaged(byte[] good) {
        byte[] bytes = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] good) {
        int at = random.nextInt(good.length + 1);
        int length = Math.min(random.nextInt(1 << random.nextInt(10)), good.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> joined(good, at, new byte[] {(byte) random.nextInt(256)}, Math.min(at + 1, good.length));
            case 1 -> joined(good, at, new byte[0], at + length);
            case 2 -> joined(good, at, Arrays.copyOfRange(good, at, at + length), at);
            case 3 -> joined(good, at, new byte[0], good.length);
            case 4 -> joined(good, at, Arrays.copyOfRange(good, 0, length), Math.min(at + length, good.length));
            default -> joined(good, at, WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8), at);
        };
    }

    private static byte[] joined(byte[] good, int end, byte[] between, int from) {
        var out = new ByteArrayOutputStream();
        out.write(good, 0, end);
        out.writeBytes(between);
        out.write(good, from, good.length - from);
        return out.toByteArray();
    }

    private static void write(ValidationReport report) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            var out = new StringWriter();
            try (ReportWriter writer = format.writer(out, new Summary())) {
                writer.write(new DocumentReport("a.xml", 1, report));
            }
            switch (format) {
                case TEXT -> assertThat(out.toString()).contains("1 geprüft");
                case JSON ->
                    assertThat(JsonMapper.shared().readTree(out.toString()).path("documents"))
                            .hasSize(1);
                case HTML -> assertThat(out.toString()).endsWith("</html>\n");
            }
        }
    }

    private static Judge judge() {
        var settings = new LibrarySettings(List.of(ROOT.resolve("xsd")), List.of(), Map.of());
        var validation = new Validation(SchemaLibrary.open(settings), XmlLimits.DEFAULT, () -> Instant.EPOCH);
        var schemas = JsonSchemas.open(List.of(RESOURCES.resolve("json")), XmlLimits.DEFAULT);
        return new Judge(validation, new JsonValidation(schemas, XmlLimits.DEFAULT.maxBytes()));
    }
}
