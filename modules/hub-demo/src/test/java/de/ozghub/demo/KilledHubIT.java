package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.ozghub.testkit.FreePorts;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL in the middle of the work; the back offices' own deduplication is off. */
@ExtendWith(StageExtension.class)
class KilledHubIT {

    private final Stage stage;

    KilledHubIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void a_hub_that_is_killed_again_and_again_loses_and_doubles_nothing() throws IOException {
        int kills = Stage.of(1, 20);
        int before = stage.hub().restarts();
        try (var clerk = new Clerk(stage)) {
            var reports = new Disturbance(stage, Stage.of(24, 1_000), kills).run(this::killHub);
            Disturbance.assertWhole(reports);
            Disturbance.assertDecidedByPersons(clerk);
        }
        assertThat(stage.hub().restarts() - before).isEqualTo(kills);
    }

    private void killHub() {
        ProcessHandle killed = Objects.requireNonNull(stage.hub().handle());
        int before = stage.hub().restarts();
        killed.destroyForcibly();
        await().atMost(Stage.PATIENCE).until(() -> stage.hub().restarts() > before);
        stage.awaitHealthy(stage.ports().console());
    }

    @Test
    void a_second_node_takes_part_and_its_death_costs_nothing() throws IOException, InterruptedException {
        var free = FreePorts.find(2);
        var conf = stage.layout().home().resolve("conf-2");
        var hubYaml = TestConfiguration.forSecondNode(
                stage.layout().conf(), conf, stage.ports(), free.getFirst(), free.getLast());
        var second = stage.demonstration().addNode(hubYaml, free.getFirst());
        try (var clerk = new Clerk(stage)) {
            var reports = new Disturbance(stage, Stage.of(24, 1_000), 1).run(() -> {
                Objects.requireNonNull(second.handle()).destroyForcibly();
                second.close();
            });
            Disturbance.assertWhole(reports);
            Disturbance.assertDecidedByPersons(clerk);
        }
        assertThat(Objects.requireNonNull(second.handle()).isAlive()).isFalse();
    }
}
