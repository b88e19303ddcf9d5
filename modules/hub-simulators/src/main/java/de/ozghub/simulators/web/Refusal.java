package de.ozghub.simulators.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that is refused: HTTP status and problem body (RFC 7807). The type names are those of the FIT-Connect
 * Submission API.
 */
public final class Refusal extends RuntimeException {

    private static final String PREFIX = "https://schema.fitko.de/fit-connect/submission-api/problems/";

    private final int status;
    private final transient Map<String, Object> body;
    private final Map<String, String> headers;

    private Refusal(int status, Map<String, Object> body, Map<String, String> headers) {
        super(String.valueOf(body.get("title")), null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    /** A refusal with status, type name (without prefix) and title. */
    public static Refusal of(int status, String type, String title) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", PREFIX + type);
        body.put("title", title);
        body.put("status", status);
        return new Refusal(status, body, Map.of());
    }

    /** The same refusal with one more member in its body, for example {@code detail} or {@code issue}. */
    public Refusal with(String member, Object value) {
        var more = new LinkedHashMap<>(body);
        more.put(member, value);
        return new Refusal(status, more, headers);
    }

    /** The same refusal with one more header field. */
    public Refusal withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, body, more);
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The answer to send. */
    public Reply reply() {
        var reply = Reply.bytes(status, "application/problem+json", Json.bytes(body));
        return new Reply(reply.status(), headers, reply.body());
    }
}
