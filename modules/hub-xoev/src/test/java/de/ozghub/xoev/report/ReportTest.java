package de.ozghub.xoev.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.json.JsonFault;
import de.ozghub.xoev.json.JsonSchemas;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.validation.JsonValidation;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.validation.Verdict;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents, file names and packages that try to speak through the report. */
class ReportTest {

    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Set<String> TAGS = Set.of(
            "!doctype a bdi body br code h1 h2 head header html li main meta p section span strong style table tbody td th thead title tr ul div"
                    .split(" ", -1));
    private static final Set<String> ATTRIBUTES =
            Set.of("aria-label aria-labelledby charset class content href http-equiv id lang name role scope tabindex"
                    .split(" ", -1));

    @TempDir
    private Path folder;

    private Judge judge = judge(List.of());

    /** A package whose own words are hostile, and what it makes of documents. */
    @BeforeEach
    void hostilePackage() throws IOException {
        Path xsd = Files.createDirectories(folder.resolve("library/evil/1.0/xsd"));
        Path sch = Files.createDirectories(folder.resolve("library/evil/1.0/sch"));
        String attack = ATTACK.replace("<", "&lt;").replace("\"", "&quot;");
        Files.writeString(xsd.resolve("evil.xsd"), """
            <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:evil' elementFormDefault='qualified'>
             <xs:element name='a'><xs:complexType><xs:sequence><xs:element name='b' type='xs:int' maxOccurs='9'>
              <xs:annotation><xs:documentation>%s</xs:documentation></xs:annotation></xs:element></xs:sequence></xs:complexType></xs:element>
            </xs:schema>\
            """.formatted(attack));
        Files.writeString(sch.resolve("evil.sch"), """
            <sch:schema xmlns:sch='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'>
             <sch:ns prefix='e' uri='urn:evil'/>
             <sch:pattern><sch:rule context='e:b'>
              <sch:assert id="&lt;b&gt;R" test='. != 1'>%1$s</sch:assert>
              <sch:assert id='W' role='warning' test='. != 2'>%1$s</sch:assert></sch:rule></sch:pattern>
            </sch:schema>\
            """.formatted(attack));
        judge = judge(List.of(folder.resolve("library")));
    }

    @Test
    void a_page_holds_no_tag_and_no_attribute_of_a_stranger() {
        String page = write(ReportFormat.HTML, reports());

        assertThat(page).contains("&lt;script&gt;alert(1)");
        var tags = new TreeSet<String>();
        var attributes = new TreeSet<String>();
        Matcher tag = TAG.matcher(page.substring(page.indexOf("</style>")));
        while (tag.find()) {
            String inside = tag.group().replaceAll("^</?|/?>$", "");
            tags.add(inside.split("\\s", 2)[0]);
            Matcher attribute = Pattern.compile("\\s([\\w-]+)=\"[^\"]*\"").matcher(inside);
            while (attribute.find()) {
                attributes.add(attribute.group(1));
            }
            assertThat(attribute.replaceAll("")).doesNotContain("=", "\"", "'");
        }
        assertThat(TAGS).containsAll(tags);
        assertThat(ATTRIBUTES).containsAll(attributes);
    }

    @Test
    void a_page_shows_no_name_and_no_value_of_a_document() {
        String page = write(ReportFormat.HTML, reports());

        assertThat(page).doesNotContain("geheim", "Geheim");
    }

    @Test
    void a_page_forbids_scripts_and_loads_nothing() {
        assertThat(write(ReportFormat.HTML, reports()))
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("http-equiv=\"refresh", "src=\"", "url(", "@import");
    }

    @Test
    void text_cannot_steer_a_terminal() {
        String text = write(ReportFormat.TEXT, reports());

        assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n'))
                .isEmpty();
        assertThat(text).doesNotContain("\u202E");
    }

    @Test
    void every_report_for_programs_keeps_its_own_schema() throws IOException, JsonFault {
        Path schemas = Files.createDirectories(folder.resolve("report-schema"));
        try (InputStream in = ReportFormat.class.getResourceAsStream("validation-report-1.0.schema.json")) {
            Files.write(
                    schemas.resolve("report.schema.json"),
                    Objects.requireNonNull(in).readAllBytes());
        }
        var own = JsonSchemas.open(List.of(schemas), XmlLimits.DEFAULT);

        String json = write(ReportFormat.JSON, reports());

        assertThat(own.check("urn:ozg-hub:validation-report:1.0", own.read(json.getBytes(UTF_8))))
                .isEmpty();
        assertThat(own.check(
                        "urn:ozg-hub:validation-report:1.0",
                        own.read(write(ReportFormat.JSON, List.of()).getBytes(UTF_8))))
                .isEmpty();
        // the schema does refuse what is no report
        assertThat(own.check(
                        "urn:ozg-hub:validation-report:1.0",
                        own.read(json.replace("\"invalid\"", "\"perhaps\"").getBytes(UTF_8))))
                .isNotEmpty();
    }

    /** Every verdict, every kind of finding, under hostile file names. */
    private List<DocumentReport> reports() {
        var reports = new ArrayList<DocumentReport>();
        for (String document : List.of(
                "<a xmlns='urn:evil'><b>3</b></a>",
                "<a xmlns='urn:evil'><b>1</b></a>",
                "<a xmlns='urn:evil'><b>2</b></a>",
                "<a xmlns='urn:evil'><b>geheim</b><Geheim geheim='geheim'/></a>",
                "<a xmlns='urn:evil'><b>1</b></a><!-- geheim",
                "<a xmlns='urn:evil&lt;script&gt;&quot;'/>",
                "<geheim xmlns='urn:evil'/>",
                "<!DOCTYPE a><a xmlns='urn:evil'/>",
                "{\"a\": 1}",
                "{\"a\": ",
                "")) {
            add(reports, judge.judge(document.getBytes(UTF_8)), document.length());
        }
        add(reports, judge.judge(new byte[] {'<', 'a', (byte) 0xE4, '/', '>'}), 5);
        add(reports, ValidationReport.unreadable(), -1);
        assertThat(reports).extracting(report -> report.report().verdict()).contains(Verdict.values());
        assertThat(reports)
                .anySatisfy(report -> assertThat(report.report().warnings()).isNotEmpty());
        return reports;
    }

    private static void add(List<DocumentReport> reports, ValidationReport report, long bytes) {
        reports.add(new DocumentReport(ATTACK + "\u001B[31m\u202Egpj.xml\n" + reports.size(), bytes, report));
    }

    private static String write(ReportFormat format, List<DocumentReport> documents) {
        var out = new StringWriter();
        try (ReportWriter writer = format.writer(out, new Summary())) {
            for (DocumentReport document : documents) {
                writer.write(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Judge judge(List<Path> folders) {
        var library = SchemaLibrary.open(new LibrarySettings(List.of(), folders, Map.of()));
        return new Judge(
                new Validation(library, XmlLimits.DEFAULT, () -> Instant.EPOCH),
                new JsonValidation(JsonSchemas.open(folders, XmlLimits.DEFAULT), XmlLimits.DEFAULT.maxBytes()));
    }
}
