package de.ozghub.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** Media types by content: the only class that knows Apache Tika. Thread-safe. */
final class MediaTypes {

    /** Tika's longest patterns lie within. */
    static final int PREFIX = 64 * 1024;

    private static final String UNKNOWN = "application/octet-stream";

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    /** The type the first bytes show; no name a sender chose plays a part. */
    String detect(byte[] prefix) {
        if (prefix.length == 0) {
            return UNKNOWN;
        }
        try {
            return types.detect(new ByteArrayInputStream(prefix), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /**
     * Whether a declared type says something else than the found one. A more general or more special word for the same is
     * the same, and {@code application/octet-stream} says nothing.
     */
    boolean differ(String declared, String found) {
        MediaType said = MediaType.parse(declared.toLowerCase(Locale.ROOT));
        MediaType is = MediaType.parse(found);
        if (said == null || is == null) {
            return true;
        }
        MediaType plain = said.toString().startsWith("image/jpg")
                ? MediaType.image("jpeg")
                : registry.normalize(said.getBaseType());
        MediaType normal = registry.normalize(is);
        return !plain.toString().equals(UNKNOWN)
                && !plain.equals(normal)
                && !registry.isSpecializationOf(plain, normal)
                && !registry.isSpecializationOf(normal, plain);
    }
}
