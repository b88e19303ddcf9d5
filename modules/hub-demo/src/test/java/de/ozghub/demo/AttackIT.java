package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.Document;
import de.ozghub.simulators.portal.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not come in: refused with a signed reason, and the hub goes on as if nothing had happened. */
@ExtendWith(StageExtension.class)
class AttackIT {

    private static final String PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/";

    /** Opening tags of three bytes; with the encryption's expansion just what the Zustelldienst lets through. */
    private static final int DEPTH = 3_000_000;

    private final Stage stage;
    private int restarts;

    AttackIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void count_restarts() {
        restarts = stage.hub().restarts();
    }

    @AfterEach
    void the_hub_is_well() throws IOException, InterruptedException {
        assertThat(stage.hub().restarts()).isEqualTo(restarts);
        var valid = stage.send(stage.application("remscheid", Flaw.NONE));
        assertThat(stage.decision(valid).isAcceptance()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TAMPERED, encryption-issue",
        "FOREIGN_KEY, encryption-issue",
        "WRONG_HASH, hash-mismatch",
        "XXE, syntax-violation",
        "BILLION_LAUGHS, syntax-violation",
        "NOT_WELL_FORMED, syntax-violation",
        "SCHEMA_VIOLATION, schema-violation"
    })
    void an_attack_is_refused_for_its_reason(Flaw flaw, String problem) throws IOException, InterruptedException {
        assertRefused(stage.application("remscheid", flaw), problem);
    }

    @Test
    void bottomless_nesting_is_refused() throws IOException, InterruptedException {
        var valid = stage.application("wuppertal", Flaw.NONE);
        String text = "<anmeldung xmlns=\"urn:ozg-hub:hundesteuer:1.0\">" + "<a>".repeat(DEPTH);
        var nested = Document.of(text.getBytes(StandardCharsets.US_ASCII));

        // The first level already has no place in the schema; the depth ends the reading.
        assertRefused(
                new Application(valid.destinationId(), valid.service(), nested, List.of(), Flaw.NONE),
                "schema-violation",
                "syntax-violation");
    }

    private void assertRefused(Application application, String... problems) throws IOException, InterruptedException {
        var decision = stage.decision(stage.send(application));
        assertThat(decision.name()).isEqualTo("reject-submission");
        assertThat(decision.byDestination()).isTrue();
        assertThat(decision.problems())
                .containsExactly(Stream.of(problems).map(PROBLEMS::concat).toArray(String[]::new));
    }
}
