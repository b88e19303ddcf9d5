package de.ozghub.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client for tests. */
public final class Http implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    public Http(URI base) {
        this.base = base;
    }

    /** An answer: status, body as text and as JSON. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The last part of the problem type. */
        public String problem() {
            var type = json().path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    public Answer get(String path, String token) throws IOException, InterruptedException {
        return send(request(path, token).GET());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return get(path, "");
    }

    public Answer send(String method, String path, String token, String type, byte[] body)
            throws IOException, InterruptedException {
        return send(request(path, token).header("Content-Type", type).method(method, BodyPublishers.ofByteArray(body)));
    }

    public Answer send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return send(method, path, token, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String path, String token, Object json) throws IOException, InterruptedException {
        return send("POST", path, token, "application/json", MAPPER.writeValueAsBytes(json));
    }

    public int port() {
        return base.getPort();
    }

    public HttpRequest.Builder request(String path, String token) {
        var builder = HttpRequest.newBuilder(base.resolve(path));
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    }

    @Override
    public void close() {
        client.close();
    }
}
