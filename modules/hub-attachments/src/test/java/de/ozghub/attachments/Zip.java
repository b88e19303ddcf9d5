package de.ozghub.attachments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of a test's own. */
final class Zip {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream out = new ZipOutputStream(bytes);

    Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Zip with(String name, byte[] content) {
        return with(name, stream -> stream.write(content));
    }

    Zip with(String name, Writer writer) {
        try {
            out.putNextEntry(new ZipEntry(name));
            writer.write(out);
            out.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] done() {
        try {
            out.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an entry. */
    interface Writer {
        void write(ZipOutputStream out) throws IOException;
    }

    /** An Office file of today with these further parts. */
    static Zip word() {
        return new Zip()
                .with("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\"/></Types>")
                .with("word/document.xml", "<w:document xmlns:w=\"urn:w\"/>");
    }
}
