package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The Kreis forwards dangerous dogs to an order office outside the Verbund, through the Zustelldienst. */
@ExtendWith(StageExtension.class)
class ForwardingIT {

    private static final String OFFICE = "oberbergischer-kreis/ordnungsamt";

    private final Stage stage;

    ForwardingIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void what_another_authority_has_to_know_reaches_its_destination_once() throws IOException, InterruptedException {
        var report = stage.load(Stage.of(16, 200), List.of(stage.destination("radevormwald")));
        Disturbance.assertWhole(List.of(report));

        try (var admin = stage.admin();
                var backOffices = stage.backOffices()) {
            // A callback of the service wakes the asking, long before the two minutes of the configuration are over.
            await().atMost(Stage.PATIENCE)
                    .until(() ->
                            forwarded(admin).stream().allMatch(one -> state(one).equals("delivered")));
            var forwarded = forwarded(admin);
            assertThat(forwarded).isNotEmpty();
            var keys = new ArrayList<String>();
            backOffices.json("/cases?limit=5000").path("cases").forEach(one -> {
                if (one.path("office").asString("").equals(OFFICE)) {
                    keys.add(one.path("idempotencyKey").asString(""));
                }
            });
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(keys)
                    .containsAll(forwarded.stream()
                            .map(one -> one.path("id").asString(""))
                            .toList());
        }
    }

    private static String state(JsonNode delivery) {
        return delivery.path("state").asString("");
    }

    /** Deliveries to the office outside, of the newest submissions. */
    private static List<JsonNode> forwarded(Http admin) throws IOException, InterruptedException {
        var found = new ArrayList<JsonNode>();
        for (var submission :
                admin.json("/submissions?authority=radevormwald&limit=200").path("submissions")) {
            var detail = admin.json("/submissions/" + submission.path("id").asString(""));
            detail.path("deliveries").forEach(delivery -> {
                if (delivery.path("backOffice").asString("").equals(OFFICE)) {
                    found.add(delivery);
                }
            });
        }
        return found;
    }
}
