package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Flaw;
import de.ozghub.simulators.portal.Sent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StageExtension.class)
class BackOfficeFaultsIT {

    private static final String OFFICE = "remscheid/steuer";

    /** Longer than the test configuration's time-out of this back office. */
    private static final int LATE_SECONDS = 6;

    private final Stage stage;

    BackOfficeFaultsIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void an_answer_after_the_time_out_does_not_make_a_second_case() throws IOException, InterruptedException {
        stage.fault("late", OFFICE, true, LATE_SECONDS);
        try {
            var report = stage.load(Stage.of(3, 40), List.of(stage.destination("remscheid")));
            Disturbance.assertWhole(List.of(report));
            assertThat(report.percentile(0)).as("every call timed out first").isGreaterThan(Duration.ofSeconds(2));
        } finally {
            stage.fault("late", OFFICE, false, LATE_SECONDS);
        }
    }

    @Test
    void a_back_office_that_is_down_holds_up_nobody_else_and_gets_its_own_later()
            throws IOException, InterruptedException {
        var held = new ArrayList<Sent>();
        stage.fault("down", OFFICE, true, 0);
        try {
            for (int i = 0; i < Stage.of(6, 60); i++) {
                held.add(stage.send(stage.application("remscheid", Flaw.NONE)));
            }
            var others = stage.load(Stage.of(10, 200), List.of(stage.destination("wuppertal")));
            Disturbance.assertWhole(List.of(others));
            for (var sent : held) {
                assertThat(stage.seemsDecided(sent)).isFalse();
            }
        } finally {
            stage.fault("down", OFFICE, false, 0);
        }
        for (var sent : held) {
            assertThat(stage.decision(sent).isAcceptance()).isTrue();
        }
    }
}
