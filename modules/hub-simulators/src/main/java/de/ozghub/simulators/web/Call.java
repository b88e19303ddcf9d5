package de.ozghub.simulators.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One request: path variables, query, headers, body. Used by one thread. */
public final class Call {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final HttpServletRequest request;
    private final Map<String, String> variables;

    Call(HttpServletRequest request, Map<String, String> variables) {
        this.request = request;
        this.variables = Map.copyOf(variables);
    }

    /** The value of a path variable the route's template names. */
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /**
     * A path variable that is a UUID.
     *
     * @throws Refusal 400 when it is none
     */
    public UUID id(String name) {
        return uuid(variable(name))
                .orElseThrow(() -> Refusal.of(400, "bad-request", "Path variable " + name + " is not a UUID"));
    }

    /** Reads a UUID in its 36-character form. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    /**
     * A whole number from the query.
     *
     * @throws Refusal 400 when it is no number between the bounds
     */
    public int number(String name, int fallback, int min, int max) {
        var text = query(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same refusal as a number out of bounds.
        }
        throw Refusal.of(400, "bad-request", name + " must be a number from " + min + " to " + max);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    public String path() {
        return request.getRequestURI();
    }

    /** The media type of the body in lower case without parameters; empty when there is none. */
    public String mediaType() {
        var type = header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Insists on a media type.
     *
     * @throws Refusal 415 when the body has another one
     */
    public void requireMediaType(String expected) {
        if (!mediaType().equals(expected)) {
            throw Refusal.of(415, "unsupported-media-type", "Content-Type must be " + expected);
        }
    }

    /** The announced length of the body in bytes, or -1. */
    public long length() {
        return request.getContentLengthLong();
    }

    /**
     * The body as a stream.
     *
     * @throws IOException when the client is gone
     */
    public InputStream body() throws IOException {
        return request.getInputStream();
    }

    /**
     * The whole body.
     *
     * @throws Refusal 413 when it is longer than {@code maxBytes}
     * @throws IOException when the client is gone
     */
    public byte[] bytes(int maxBytes) throws IOException {
        if (length() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = body().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    /** The refusal of a body that is too large. */
    public static Refusal tooLarge(long maxBytes) {
        return Refusal.of(413, "request-entity-too-large", "The body is larger than " + maxBytes + " bytes");
    }

    /**
     * The fields of a form body. Read from the body alone, never from the query.
     *
     * @throws IOException when the client is gone
     */
    public Map<String, String> form() throws IOException {
        var fields = new HashMap<String, String>();
        var text = new String(bytes(16 * 1024), StandardCharsets.UTF_8);
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "bad-request", "The form is not URL-encoded");
        }
    }
}
