package de.ozghub.xoev.report;

import de.ozghub.xoev.validation.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** For programs; described by {@code validation-report-1.0.schema.json}. */
final class JsonReport implements ReportWriter {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final Summary summary;

    JsonReport(Writer out, Summary summary) throws IOException {
        this.summary = summary;
        try {
            json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
            json.writeStartObject();
            json.writeStringProperty("format", "ozg-hub-validation-report");
            json.writeStringProperty("formatVersion", "1.0");
            json.writeArrayPropertyStart("documents");
        } catch (JacksonException e) {
            throw new IOException("the report cannot be written", e);
        }
    }

    @Override
    public void write(DocumentReport document) throws IOException {
        summary.add(document);
        var report = document.report();
        try {
            json.writeStartObject();
            json.writeStringProperty("document", document.name());
            if (document.bytes() >= 0) {
                json.writeNumberProperty("bytes", document.bytes());
            }
            json.writeStringProperty("verdict", Wording.id(report.verdict()));
            json.writeStringProperty("schema", report.schema().value());
            findings("findings", report.findings());
            findings("warnings", report.warnings());
            json.writeArrayPropertyStart("notes");
            report.notes().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw new IOException("the report cannot be written", e);
        }
    }

    private void findings(String name, List<Finding> findings) {
        json.writeArrayPropertyStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code().official());
            json.writeStringProperty("problem", finding.code().id());
            json.writeStringProperty("severity", finding.severity().id());
            json.writeStringProperty("rule", finding.rule());
            if (finding.line() > 0) {
                json.writeNumberProperty("line", finding.line());
            }
            if (finding.column() > 0) {
                json.writeNumberProperty("column", finding.column());
            }
            if (!finding.path().isEmpty()) {
                json.writeStringProperty("xpath", finding.xpath());
            }
            json.writeStringProperty("field", finding.field());
            if (!finding.title().isEmpty()) {
                json.writeStringProperty("title", finding.title());
            }
            both("message", finding.german(), finding.english());
            both("advice", finding.adviceGerman(), finding.adviceEnglish());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void both(String name, String german, String english) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("de", german);
        json.writeStringProperty("en", english);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        try {
            json.writeEndArray();
            json.writeObjectPropertyStart("summary");
            json.writeNumberProperty("documents", summary.documents());
            json.writeNumberProperty("valid", summary.valid());
            json.writeNumberProperty("invalid", summary.invalid());
            json.writeNumberProperty("cannotJudge", summary.undecided());
            json.writeNumberProperty("errors", summary.errors());
            json.writeNumberProperty("warnings", summary.warnings());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (JacksonException e) {
            throw new IOException("the report cannot be written", e);
        }
    }
}
