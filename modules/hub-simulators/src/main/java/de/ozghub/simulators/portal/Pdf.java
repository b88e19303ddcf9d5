package de.ozghub.simulators.portal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a real one-page PDF, as large as wanted. */
final class Pdf {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private Pdf() {}

    /**
     * A page with one line of text.
     *
     * @param text plain ASCII without parentheses
     * @param minBytes the file is at least this long; comments fill it up
     */
    static Document page(String text, int minBytes) {
        return Document.of(new Pdf().write(text, minBytes));
    }

    private byte[] write(String text, int minBytes) {
        print("%PDF-1.4\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>");
        var content = "BT /F1 12 Tf 72 770 Td (" + text + ") Tj ET";
        object("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        fill(minBytes);
        int xref = out.size();
        print("xref\n0 6\n0000000000 65535 f \n");
        for (int offset : offsets) {
            print(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        print("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void object(String body) {
        offsets.add(out.size());
        print(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void fill(int minBytes) {
        var line = "%" + "x".repeat(98) + "\n";
        while (out.size() < minBytes) {
            print(line);
        }
    }

    private void print(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
