package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.Document;
import de.ozghub.simulators.portal.Flaw;
import de.ozghub.simulators.portal.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must not come in: refused with a signed reason, and the hub goes on as if nothing had happened. */
@ExtendWith(StageExtension.class)
class AttackIT {

    private static final String PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/";

    /** Opening tags of three bytes; with the encryption's expansion just what the Zustelldienst lets through. */
    private static final int DEPTH = 3_000_000;

    private static final Map<Flaw, String> REASONS = Map.of(
            Flaw.TAMPERED, "encryption-issue",
            Flaw.FOREIGN_KEY, "encryption-issue",
            Flaw.WRONG_HASH, "hash-mismatch",
            Flaw.XXE, "syntax-violation",
            Flaw.BILLION_LAUGHS, "syntax-violation",
            Flaw.NOT_WELL_FORMED, "syntax-violation",
            Flaw.SCHEMA_VIOLATION, "schema-violation");

    private final Stage stage;

    AttackIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void attacks_are_refused_for_their_reasons_and_what_is_valid_passes_between_them()
            throws IOException, InterruptedException {
        int restarts = stage.hub().restarts();
        var attacks = new EnumMap<Flaw, Sent>(Flaw.class);
        var valid = new ArrayList<Sent>();
        var nested = stage.send(bottomless());
        for (Flaw flaw : REASONS.keySet()) {
            attacks.put(flaw, stage.send(stage.application("remscheid", flaw)));
            valid.add(stage.send(stage.application("remscheid", Flaw.NONE)));
        }

        for (var attack : attacks.entrySet()) {
            assertRefused(
                    attack.getKey().name(), attack.getValue(), Objects.requireNonNull(REASONS.get(attack.getKey())));
        }
        // The first level already has no place in the schema; the depth ends the reading.
        assertRefused("nesting", nested, "schema-violation", "syntax-violation");
        for (var sent : valid) {
            assertThat(stage.decision(sent).isAcceptance()).isTrue();
        }
        assertThat(stage.hub().restarts()).isEqualTo(restarts);
    }

    private Application bottomless() throws IOException, InterruptedException {
        var valid = stage.application("wuppertal", Flaw.NONE);
        String text = "<anmeldung xmlns=\"urn:ozg-hub:hundesteuer:1.0\">" + "<a>".repeat(DEPTH);
        var nested = Document.of(text.getBytes(StandardCharsets.US_ASCII));
        return new Application(valid.destinationId(), valid.service(), nested, List.of(), Flaw.NONE);
    }

    private void assertRefused(String attack, Sent sent, String... problems) throws IOException, InterruptedException {
        var decision = stage.decision(sent);
        assertThat(decision.name()).as(attack).isEqualTo("reject-submission");
        assertThat(decision.byDestination()).as(attack).isTrue();
        assertThat(decision.problems())
                .as(attack)
                .containsExactly(Stream.of(problems).map(PROBLEMS::concat).toArray(String[]::new));
    }
}
