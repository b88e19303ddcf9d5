package de.ozghub.xoev.report;

import java.io.Closeable;
import java.io.IOException;

/** Writes a report document by document. For one thread. */
public sealed interface ReportWriter extends Closeable permits TextReport, JsonReport, HtmlReport {

    void write(DocumentReport document) throws IOException;

    /** Writes what belongs at the end; the underlying writer is flushed, not closed. */
    @Override
    void close() throws IOException;
}
