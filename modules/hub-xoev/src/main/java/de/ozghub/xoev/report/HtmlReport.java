package de.ozghub.xoev.report;

import de.ozghub.xoev.validation.Finding;
import de.ozghub.xoev.validation.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One page for people, without scripts and without anything to load: headings, tables with heads, words beside colours. */
final class HtmlReport implements ReportWriter {

    private final Writer out;
    private final Summary summary;

    HtmlReport(Writer out, Summary summary) throws IOException {
        this.out = out;
        this.summary = summary;
        out.write("""
                <!DOCTYPE html>
                <html lang="de">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Prüfbericht</title>
                <style>
                %s</style>
                </head>
                <body>
                <a class="skip" href="#summary">Zur Zusammenfassung</a>
                <header><h1>Prüfbericht</h1></header>
                <main>
                """.formatted(style()));
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the style of the report is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void write(DocumentReport document) throws IOException {
        summary.add(document);
        var report = document.report();
        Verdict verdict = report.verdict();
        out.write("<section class=\"%s\">\n<h2><bdi>%s</bdi> <span class=\"verdict\">%s</span></h2>\n"
                .formatted(Wording.id(verdict), escaped(document.name()), Wording.of(verdict)));
        out.write("<p class=\"schema\">Schema: <code>%s</code></p>\n"
                .formatted(escaped(report.schema().value())));
        List<Finding> all = Stream.concat(report.findings().stream(), report.warnings().stream())
                .toList();
        if (!all.isEmpty()) {
            table(document.name(), all);
        }
        if (!report.notes().isEmpty()) {
            out.write("<ul class=\"notes\">\n");
            for (String note : report.notes()) {
                out.write("<li>%s</li>\n".formatted(escaped(note)));
            }
            out.write("</ul>\n");
        }
        out.write("</section>\n");
    }

    private void table(String name, List<Finding> findings) throws IOException {
        out.write("""
                <div class="scroll" role="region" tabindex="0" aria-label="Befunde zu %s">
                <table>
                <thead><tr><th scope="col">Gewicht</th><th scope="col">Code</th><th scope="col">Stelle</th>\
                <th scope="col">Befund und Abhilfe</th></tr></thead>
                <tbody>
                """.formatted(escaped(name)));
        for (Finding finding : findings) {
            row(finding);
        }
        out.write("</tbody>\n</table>\n</div>\n");
    }

    private void row(Finding finding) throws IOException {
        out.write("<tr class=\"%s\"><td>%s</td><th scope=\"row\"><strong>%s</strong><br><code>%s</code></th>"
                .formatted(
                        finding.severity().id(),
                        Wording.of(finding.severity()),
                        escaped(finding.code().official()),
                        escaped(finding.rule())));
        out.write("<td>%s<br><code class=\"xpath\">%s</code></td><td>"
                .formatted(place(finding), escaped(finding.xpath())));
        if (!finding.title().isEmpty()) {
            out.write("<p class=\"title\">%s: %s</p>".formatted(escaped(finding.field()), escaped(finding.title())));
        }
        out.write("<p>%s</p><p lang=\"en\">%s</p><p class=\"advice\">%s <span lang=\"en\">%s</span></p></td></tr>\n"
                .formatted(
                        escaped(finding.german()),
                        escaped(finding.english()),
                        escaped(finding.adviceGerman()),
                        escaped(finding.adviceEnglish())));
    }

    private static String place(Finding finding) {
        if (finding.line() == 0) {
            return "ganzes Dokument";
        }
        return finding.column() == 0
                ? "Zeile " + finding.line()
                : "Zeile %d, Spalte %d".formatted(finding.line(), finding.column());
    }

    @Override
    public void close() throws IOException {
        out.write("""
                <section id="summary" aria-labelledby="summary-title">
                <h2 id="summary-title">Zusammenfassung</h2>
                <p>%s</p>
                </section>
                </main>
                </body>
                </html>
                """.formatted(escaped(Wording.summary(summary))));
        out.flush();
    }

    private static String escaped(String text) {
        return Wording.plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
