package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.Document;
import de.ozghub.simulators.portal.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A form no package knows, from the portal into the folder of an authority's inbox. */
@ExtendWith(StageExtension.class)
class InboxIT {

    private static final String DATA =
            "<fundanzeige xmlns=\"urn:ozg-hub:fundanzeige:1.0\"><ort>Gleis 2</ort></fundanzeige>";

    private final Stage stage;

    InboxIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void what_no_package_knows_lies_in_the_inbox_as_it_came_when_the_sender_is_told()
            throws IOException, InterruptedException {
        var data = Document.of(DATA.getBytes(StandardCharsets.UTF_8));
        var sent = stage.send(new Application(
                UUID.fromString(stage.property("destinations.posteingang")),
                stage.property("service.posteingang"),
                data,
                List.of(),
                Flaw.NONE));

        assertThat(stage.decision(sent).isAcceptance()).isTrue();

        Path taken = stage.layout().home().resolve("work/remscheid-posteingang/taken");
        try (Stream<Path> files = Files.walk(taken)) {
            List<Path> handover = files.filter(Files::isRegularFile).toList();
            assertThat(handover)
                    .extracting(file -> taken.relativize(file).toString().replaceFirst("^[^/]+/", ""))
                    .containsExactlyInAnyOrder(
                            "manifest.xml", "message.xml", "attachments/deckblatt.html", "attachments/original.xml");
            assertThat(handover)
                    .filteredOn(file -> file.endsWith("original.xml"))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent(DATA));
        }
    }
}
