package de.ozghub.simulators.portal;

import de.ozghub.simulators.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * HTTP to the Zustelldienst with a client's token. Tries again three times on what passes by itself (408, 429, 5xx, a
 * broken connection). Thread-safe.
 */
public final class ServiceApi implements AutoCloseable {

    private static final int TRIES = 4;
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final Access access;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private String token = "";
    private Instant tokenUntil = Instant.EPOCH;

    public ServiceApi(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Issuer of the service's own events. */
    String issuer() {
        return base() + "/submission-api";
    }

    private String base() {
        var text = access.zustelldienst().toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return json(send("GET", path, "", BodyPublishers.noBody()));
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return json(send("POST", path, "application/json", BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** A body that is no JSON, in ASCII. */
    public String text(String path) throws IOException, InterruptedException {
        return new String(send("GET", path, "", BodyPublishers.noBody()).body(), StandardCharsets.US_ASCII);
    }

    public void post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        var _ = send("POST", path, contentType, BodyPublishers.ofByteArray(body));
    }

    void put(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        var _ = send("PUT", path, contentType, BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<byte[]> send(String method, String path, String contentType, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == TRIES;
            try {
                var response = once(method, path, contentType, body);
                int status = response.statusCode();
                if (status / 100 == 2) {
                    return response;
                }
                if (status == 401 && !last) {
                    forgetToken();
                } else if (!PASSING.contains(status) || last) {
                    throw new PortalException(method + " " + path + " was answered with " + status, status);
                } else {
                    Thread.sleep(pause(attempt, response));
                }
            } catch (PortalException e) {
                throw e;
            } catch (IOException e) {
                if (last) {
                    throw e;
                }
                Thread.sleep(Duration.ofSeconds(1L << (attempt - 1)));
            }
        }
    }

    private static Duration pause(int attempt, HttpResponse<?> response) {
        long reset = response.headers().firstValueAsLong("RateLimit-Reset").orElse(0);
        return Duration.ofSeconds(Math.min(30, Math.max(reset, 1L << (attempt - 1))));
    }

    private HttpResponse<byte[]> once(String method, String path, String contentType, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(issuer() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token())
                .header("User-Agent", "ozg-hub-simulated-portal")
                .method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private synchronized void forgetToken() {
        tokenUntil = Instant.EPOCH;
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (clock.instant().isBefore(tokenUntil.minus(SPARE))) {
            return token;
        }
        var form = "grant_type=client_credentials&client_id=" + encode(access.clientId()) + "&client_secret="
                + encode(access.clientSecret());
        var request = HttpRequest.newBuilder(access.token())
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "ozg-hub-simulated-portal")
                .POST(BodyPublishers.ofString(form))
                .build();
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw tokenRefused(response.statusCode());
        }
        var answer = json(response);
        token = answer.path("access_token").asString("");
        tokenUntil = clock.instant().plusSeconds(answer.path("expires_in").asLong(0));
        return token;
    }

    private static IOException tokenRefused(int status) {
        var text = "No access token, status " + status;
        return PASSING.contains(status) ? new IOException(text) : new PortalException(text, status);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws PortalException {
        try {
            return Json.mapper().readTree(response.body());
        } catch (JacksonException e) {
            throw new PortalException("The answer is not JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
