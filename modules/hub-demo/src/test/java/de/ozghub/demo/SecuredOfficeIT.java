package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.Document;
import de.ozghub.simulators.portal.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trade registration, from the portal into a procedure that demands mutual TLS 1.3 and WS-Security. */
@ExtendWith(StageExtension.class)
class SecuredOfficeIT {

    private static final String SAMPLE = "mappings/gewerbe/anmeldung/samples/normal/input.xml";

    private final Stage stage;

    SecuredOfficeIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void a_trade_registration_becomes_one_case_behind_mutual_tls_and_ws_security()
            throws IOException, InterruptedException {
        var sent = stage.send(new Application(
                stage.destination("remscheid"),
                stage.property("service.gewerbe-anmeldung"),
                registration(),
                List.of(),
                Flaw.NONE));

        assertThat(stage.decision(sent).isAcceptance()).isTrue();
        try (var backOffices = stage.backOffices()) {
            var offices = backOffices
                    .json("/cases?limit=5000")
                    .path("cases")
                    .valueStream()
                    .filter(one -> one.path("submissionId")
                            .asString("")
                            .equals(sent.submissionId().toString()))
                    .map(one -> one.path("office").asString(""))
                    .toList();
            assertThat(offices).containsExactly("remscheid/gewerbe");
        }
    }

    /** The sample under an id nobody sent before. */
    private Document registration() throws IOException {
        var sample = Files.readString(stage.layout().root().resolve(SAMPLE));
        var fresh = sample.replaceFirst("(<(\\w+:)?nachrichtenUUID>)[^<]+", "$1" + UUID.randomUUID());
        assertThat(fresh).isNotEqualTo(sample);
        return Document.of(fresh.getBytes(StandardCharsets.UTF_8));
    }
}
