package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class KilledDatabaseIT {

    private final Stage stage;

    KilledDatabaseIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void a_database_server_that_is_killed_comes_back_and_nothing_is_lost_or_doubled() throws IOException {
        int kills = Stage.of(1, 3);
        int hubBefore = stage.hub().restarts();
        int before = stage.demonstration().database().restarts();
        try (var clerk = new Clerk(stage)) {
            var reports = new Disturbance(stage, Stage.of(30, 1_000), kills).run(this::killPostmaster);
            Disturbance.assertWhole(reports);
            Disturbance.assertDecidedByPersons(clerk);
        }
        assertThat(stage.demonstration().database().restarts() - before).isGreaterThanOrEqualTo(kills);
        assertThat(stage.hub().restarts())
                .as("the hub waits for its database and need not start again")
                .isEqualTo(hubBefore);
    }

    private void killPostmaster() {
        var database = stage.demonstration().database();
        int before = database.restarts();
        postmaster().destroyForcibly();
        await().atMost(Stage.PATIENCE).until(() -> database.restarts() > before);
        stage.awaitHealthy(stage.ports().console());
    }

    private ProcessHandle postmaster() {
        Path pidFile = stage.layout().database().resolve("data").resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
