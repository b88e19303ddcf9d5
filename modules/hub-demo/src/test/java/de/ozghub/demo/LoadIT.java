package de.ozghub.demo;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class LoadIT {

    private final Stage stage;

    LoadIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void every_submission_is_delivered_once_and_its_events_prove_it() throws IOException, InterruptedException {
        var report = stage.load(Stage.of(40, 1_000));
        Disturbance.assertWhole(List.of(report));
    }
}
