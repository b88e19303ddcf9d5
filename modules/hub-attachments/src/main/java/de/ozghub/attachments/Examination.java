package de.ozghub.attachments;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Finds type and traits of a stream, and of the files inside it. Reads it once. Not thread-safe: one per submission. */
final class Examination {

    private static final TokenScan SCRIPTS = new TokenScan(List.of(
            "<script",
            "javascript:",
            "<iframe",
            "<object",
            "<embed",
            "<foreignobject",
            " onload=",
            " onclick=",
            " onerror=",
            " onmouseover="));
    private static final TokenScan OBJECTS = new TokenScan(List.of("\\objdata", "\\objemb", "\\objlink"));

    private final MediaTypes types;
    private final Budget budget;

    Examination(MediaTypes types, Budget budget) {
        this.types = types;
        this.budget = budget;
    }

    /**
     * The type of the content; everything else goes to the traits.
     *
     * @throws UncheckedIOException if the content itself cannot be read: a fault of the store, never of the sender
     */
    String examine(InputStream content, Traits traits) {
        try {
            return examine(new Sound(content), traits, 0);
        } catch (Expands e) {
            traits.expands(String.valueOf(e.getMessage()));
            return "application/octet-stream";
        } catch (IOException e) {
            traits.unreadable("damaged");
            return "application/octet-stream";
        }
    }

    /** @param depth how many archives are around it */
    String examine(InputStream in, Traits traits, int depth) throws IOException {
        byte[] prefix = in.readNBytes(MediaTypes.PREFIX);
        String type = types.detect(prefix);
        var whole = new SequenceInputStream(new ByteArrayInputStream(prefix), in);
        return switch (type) {
            case "application/pdf" -> {
                new PdfScan(whole, traits, budget).run();
                yield type;
            }
            case "application/zip", "application/java-archive" ->
                new ZipScan(this, budget, traits, depth).scan(whole, type);
            case "application/x-tika-msoffice" -> OleScan.scan(whole, type, traits);
            case "image/svg+xml", "text/html", "application/xhtml+xml" ->
                marked(whole, type, SCRIPTS, "script", traits);
            case "application/rtf" -> marked(whole, type, OBJECTS, "embedded-object", traits);
            default -> zipLike(prefix) ? new ZipScan(this, budget, traits, depth).scan(whole, type) : type;
        };
    }

    private static String marked(InputStream in, String type, TokenScan scan, String word, Traits traits)
            throws IOException {
        if (!scan.in(in).isEmpty()) {
            traits.active(word);
        }
        return type;
    }

    /** Some formats made of a zip have patterns of their own, for example OpenDocument and EPUB. */
    private static boolean zipLike(byte[] prefix) {
        return prefix.length > 4 && prefix[0] == 'P' && prefix[1] == 'K' && prefix[2] == 3 && prefix[3] == 4;
    }

    /** The content as the store gives it: its faults are not the sender's. */
    private static final class Sound extends FilterInputStream {

        Sound(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw new UncheckedIOException("an attachment cannot be read back", e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException("an attachment cannot be read back", e);
            }
        }
    }
}
