package de.ozghub.xoev.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The forms a report can have. */
public enum ReportFormat {
    TEXT("text/plain;charset=UTF-8"),
    JSON("application/json"),
    HTML("text/html;charset=UTF-8");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * @param summary is filled while documents are written
     * @throws UncheckedIOException if the head of the report cannot be written
     */
    public ReportWriter writer(Writer out, Summary summary) {
        try {
            return switch (this) {
                case TEXT -> new TextReport(out, summary);
                case JSON -> new JsonReport(out, summary);
                case HTML -> new HtmlReport(out, summary);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
