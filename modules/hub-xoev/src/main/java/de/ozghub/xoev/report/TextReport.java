package de.ozghub.xoev.report;

import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Verdict;
import java.io.IOException;
import java.io.Writer;

/** For reading in a terminal: one line for a valid document, a block for each finding. */
final class TextReport implements ReportWriter {

    private final Writer out;
    private final Summary summary;

    TextReport(Writer out, Summary summary) {
        this.out = out;
        this.summary = summary;
    }

    @Override
    public void write(DocumentReport document) throws IOException {
        summary.add(document);
        var report = document.report();
        line("%s: %s".formatted(Wording.plain(document.name()), Wording.of(report.verdict())));
        if (report.verdict() != Verdict.CANNOT_JUDGE) {
            line("  Schema: " + Wording.plain(report.schema().value()));
        }
        for (Finding finding : report.findings()) {
            write(finding);
        }
        for (Finding warning : report.warnings()) {
            write(warning);
        }
        for (String note : report.notes()) {
            line("  Anmerkung: " + Wording.plain(note));
        }
    }

    private void write(Finding finding) throws IOException {
        line("");
        line("  %s %s %s%s"
                .formatted(Wording.of(finding.severity()), finding.code().official(), finding.rule(), place(finding)));
        line("    " + Wording.plain(finding.german()));
        line("    " + Wording.plain(finding.english()));
        if (!finding.title().isEmpty()) {
            line("    Feld: %s – %s".formatted(finding.field(), Wording.plain(finding.title())));
        }
        if (!finding.path().isEmpty()) {
            line("    XPath: " + finding.xpath());
        }
        line("    Abhilfe: " + finding.adviceGerman());
    }

    private static String place(Finding finding) {
        if (finding.line() == 0) {
            return "";
        }
        return finding.column() == 0
                ? ", Zeile " + finding.line()
                : ", Zeile %d, Spalte %d".formatted(finding.line(), finding.column());
    }

    @Override
    public void close() throws IOException {
        line("");
        line(Wording.summary(summary));
        out.flush();
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
