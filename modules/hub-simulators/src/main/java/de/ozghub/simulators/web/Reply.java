package de.ozghub.simulators.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a value; the body is written only when the answer is sent.
 *
 * @param status HTTP status code
 * @param headers header fields besides Content-Type and Content-Length
 * @param body what to send, or null for an answer without content
 */
public record Reply(
        int status, Map<String, String> headers, @Nullable Body body) {

    /**
     * A body of known type and length.
     *
     * @param contentType value of Content-Type
     * @param length number of bytes
     * @param writer writes exactly that many bytes
     */
    public record Body(String contentType, long length, Writer writer) {}

    /** Writes a body to the client. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes everything.
         *
         * @throws IOException when the client is gone or the source cannot be read
         */
        void writeTo(OutputStream out) throws IOException;
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer without content. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), null);
    }

    /** A JSON answer from any value Jackson can write. */
    public static Reply json(int status, Object value) {
        return bytes(status, "application/json", Json.bytes(value));
    }

    /** A text answer in UTF-8. */
    public static Reply text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content of a file, streamed.
     *
     * @throws IOException when the file's size cannot be read
     */
    public static Reply file(String contentType, Path file) throws IOException {
        return new Reply(200, Map.of(), new Body(contentType, Files.size(file), out -> Files.copy(file, out)));
    }

    /** The same answer with one more header field. */
    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    static Reply bytes(int status, String contentType, byte[] bytes) {
        return new Reply(status, Map.of(), new Body(contentType, bytes.length, out -> out.write(bytes)));
    }
}
