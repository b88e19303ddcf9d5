package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.crypto.jose.CompactJwe;
import de.ozghub.crypto.jose.JweRefused;
import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.simulators.portal.Flaw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Wipperfürth alone has its key: what is sealed for it passes the hub unopened, from the portal into its folder. */
@ExtendWith(StageExtension.class)
class RelayIT {

    private static final String AUTHORITY = "wipperfuerth";

    private final Stage stage;

    RelayIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void the_authority_opens_with_its_own_key_what_the_portal_sealed() throws Exception {
        var application = stage.application(AUTHORITY, Flaw.NONE);
        var sent = stage.send(application);

        assertThat(stage.decision(sent).isAcceptance()).isTrue();

        var handover = JsonMapper.builder()
                .build()
                .readTree(Files.readString(taken(sent.submissionId().toString())));
        assertThat(opened(handover.path("encryptedData").asString("")))
                .isEqualTo(application.data().bytes());
    }

    /** The message of the hand-over of this submission. */
    private Path taken(String submission) throws IOException {
        Path folder = stage.layout().home().resolve("work/wipperfuerth-posteingang/taken");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("message.json"))
                    .filter(file -> text(file).contains(submission))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no hand-over of this submission"));
        }
    }

    private byte[] opened(String sealed) throws IOException, JweRefused {
        var own = PrivateJwk.parse(Files.readString(stage.layout().ownKey(stage.destination(AUTHORITY))));
        var out = new ByteArrayOutputStream();
        CompactJwe.decrypt(
                new ByteArrayInputStream(sealed.getBytes(StandardCharsets.US_ASCII)), _ -> Optional.of(own), out);
        return out.toByteArray();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
