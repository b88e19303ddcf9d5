package de.ozghub.simulators.load;

import de.ozghub.simulators.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what the back offices wrote down. */
final class CaseEvidence implements AutoCloseable {

    private static final int PAGE = 1000;

    /** A case of a back office. */
    record Found(String submissionId, String idempotencyKey, String office) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    CaseEvidence(URI base) {
        this.base = base;
    }

    int count() throws IOException, InterruptedException {
        return get("/cases?limit=1").path("totalCount").asInt();
    }

    /** All cases that came after the first {@code from}. */
    List<Found> since(int from) throws IOException, InterruptedException {
        var cases = new ArrayList<Found>();
        JsonNode page;
        do {
            page = get("/cases?limit=" + PAGE + "&offset=" + (from + cases.size()))
                    .path("cases");
            for (var entry : page) {
                cases.add(new Found(
                        entry.path("submissionId").asString(""),
                        entry.path("idempotencyKey").asString(""),
                        entry.path("office").asString("")));
            }
        } while (page.size() == PAGE);
        return cases;
    }

    boolean deduplicates() throws IOException, InterruptedException {
        return get("/deduplication").path("enabled").asBoolean(true);
    }

    void deduplicate(boolean enabled) throws IOException, InterruptedException {
        var request = request("/deduplication")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(Map.of("enabled", enabled))))
                .build();
        require(http.send(request, BodyHandlers.discarding()).statusCode());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var response = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        require(response.statusCode());
        return Json.mapper().readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private static void require(int status) throws IOException {
        if (status != 200) {
            throw new IOException("The back offices answered " + status);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
