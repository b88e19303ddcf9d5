package de.ozghub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fault switches of a demonstration. */
final class FaultSwitchTest {

    private final RunningConsole console = RunningConsole.shared();

    @Test
    void shows_switches_with_their_state_and_a_simulator_that_is_away() {
        assertThat(console.as("viewer").get("/").body())
                .contains("Steuerverfahren ist abgeschaltet")
                .contains("aria-pressed=\"true\"")
                .contains("aria-pressed=\"false\"")
                .contains("Der Simulator ist nicht erreichbar.");
    }

    @Test
    void names_switches_in_english_too() {
        assertThat(console.as("viewer").get("/?lang=en").body()).contains("Tax procedure is switched off");
    }

    @Test
    void an_operator_turns_a_switch() {
        var answer =
                console.as("operator").submit("/", "/fault-switches/0", Map.of("id", "slow-answer", "active", "true"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(RunningConsole.simulator().isActive("slow-answer")).isTrue();
    }

    @Test
    void a_viewer_turns_nothing() {
        var answer = console.as("viewer").submit("/", "/fault-switches/0", Map.of("id", "down", "active", "false"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(RunningConsole.simulator().isActive("down")).isTrue();
    }

    @Test
    void says_that_a_switch_could_not_be_turned() {
        var browser = console.as("operator");

        browser.submit("/", "/fault-switches/1", Map.of("id", "down", "active", "false"));

        assertThat(browser.get("/").body()).contains("Der Schalter ließ sich nicht umlegen");
    }

    @Test
    void there_is_no_switch_where_none_is_configured() {
        try (var production = new RunningConsole(0, InstantSource.system(), List.of())) {
            assertThat(production.as("operator").get("/").body()).doesNotContain("Störungsschalter");
        }
    }
}
