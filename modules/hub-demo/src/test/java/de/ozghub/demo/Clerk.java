package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A clerk who decides what waits for a person as the manual says: look in the back office; confirm the delivery if its
 * case is there, release it if not. Remembers whose deliveries those were.
 */
final class Clerk implements AutoCloseable {

    private final Http admin;
    private final Http backOffices;
    private final Queue<String> decided = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();

    Clerk(Stage stage) {
        this.admin = stage.admin();
        this.backOffices = stage.backOffices();
        var _ = worker.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Back offices whose deliveries had to be decided, one entry for each. */
    Queue<String> decided() {
        return decided;
    }

    private void look() {
        try {
            for (JsonNode waiting : admin.json("/clarifications")) {
                decide(waiting);
            }
        } catch (IOException e) {
            // The hub is being killed just now; the next look comes.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decide(JsonNode waiting) throws IOException, InterruptedException {
        var submission = waiting.path("submission").path("id").asString();
        var delivery = waiting.path("delivery").path("id").asString("");
        var body = new HashMap<String, String>();
        body.put("reason", "Im Fachverfahren nachgesehen");
        String action = "release";
        if (!delivery.isEmpty()) {
            body.put("delivery", delivery);
            var reference = reference(delivery);
            if (!reference.isEmpty()) {
                body.put("reference", reference);
                action = "confirm";
            }
        }
        var response = admin.postJson("/submissions/" + submission + "/" + action, Map.copyOf(body));
        if (response.statusCode() == 204) {
            decided.add(waiting.path("delivery").path("backOffice").asString("none"));
        }
    }

    private String reference(String delivery) throws IOException, InterruptedException {
        for (JsonNode entry : backOffices.json("/cases?limit=5000").path("cases")) {
            if (entry.path("idempotencyKey").asString("").equals(delivery)) {
                return entry.path("caseNumber").asString();
            }
        }
        return "";
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            assertThat(worker.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        admin.close();
        backOffices.close();
    }
}
