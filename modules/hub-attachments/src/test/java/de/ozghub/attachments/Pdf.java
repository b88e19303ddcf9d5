package de.ozghub.attachments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Small PDF files of a test's own. */
final class Pdf {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pdf() {
        raw("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        raw("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        raw("2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
    }

    Pdf raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    Pdf raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** A numbered object. */
    Pdf object(int number, String content) {
        return raw(number + " 0 obj\n" + content + "\nendobj\n");
    }

    /** A stream with its dictionary's further entries. */
    Pdf stream(int number, String entries, byte[] body) {
        raw(number + " 0 obj\n<< " + entries + " /Length " + body.length + " >>\nstream\n");
        return raw(body).raw("\nendstream\nendobj\n");
    }

    /** An object inside a compressed object stream. */
    Pdf hidden(int number, String content) {
        return stream(number, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", deflated("50 0 " + content));
    }

    byte[] done() {
        return raw("trailer\n<< /Size 60 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n").bytes();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static byte[] deflated(String text) {
        return deflated(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] deflated(byte[] plain) {
        var deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var block = new byte[8192];
        while (!deflater.finished()) {
            out.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return out.toByteArray();
    }
}
