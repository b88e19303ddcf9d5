package de.ozghub.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.xoev.json.JsonSchemas;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.report.DocumentReport;
import de.ozghub.xoev.report.ReportFormat;
import de.ozghub.xoev.report.ReportWriter;
import de.ozghub.xoev.report.Summary;
import de.ozghub.xoev.validation.JsonValidation;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.validation.ValidationReport;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a document holds: it is judged by the project's own schemas, and told as text, JSON and HTML. */
final class Judged {

    private static final Path ROOT = Path.of(System.getProperty("hub.root"));
    private static final Judge JUDGE = judge();

    private Judged() {}

    static ValidationReport report(byte[] document) {
        return JUDGE.judge(document);
    }

    static void inEveryForm(byte[] document) throws IOException {
        write(report(document));
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
        var schemas =
                JsonSchemas.open(List.of(ROOT.resolve("modules/hub-xoev/src/test/resources/json")), XmlLimits.DEFAULT);
        return new Judge(validation, new JsonValidation(schemas, XmlLimits.DEFAULT.maxBytes()));
    }
}
