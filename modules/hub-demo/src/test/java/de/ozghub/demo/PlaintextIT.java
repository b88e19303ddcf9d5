package de.ozghub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.portal.Application;
import de.ozghub.simulators.portal.Application.Attachment;
import de.ozghub.simulators.portal.Document;
import de.ozghub.simulators.portal.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a citizen wrote is nowhere on the hub's disks in clear: not in tables, write-ahead log, logs, temporary files. */
@ExtendWith(StageExtension.class)
class PlaintextIT {

    private final Stage stage;
    private final String canary = "Kanarienprobe" + Long.toHexString(System.nanoTime());

    PlaintextIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void no_word_of_an_application_is_found_on_the_hubs_disks() throws IOException, InterruptedException, SQLException {
        var before = Instant.now().minusSeconds(1);
        var accepted = stage.send(marked("wuppertal", "nachname", Flaw.NONE));
        var refused = stage.send(marked("remscheid", "rasse", Flaw.UNKNOWN_CODE));
        var unreadable = stage.send(marked("remscheid", "nachname", Flaw.NOT_WELL_FORMED));
        assertThat(stage.decision(accepted).isAcceptance()).isTrue();
        assertThat(stage.decision(refused).isAcceptance()).isFalse();
        assertThat(stage.decision(unreadable).isAcceptance()).isFalse();
        checkpoint();

        var layout = stage.layout();
        assertThat(filesWith(accepted.submissionId().toString(), layout.database(), Instant.EPOCH))
                .as("the search finds what is there in clear: the submission's id")
                .isNotEmpty();
        var found = new ArrayList<>(filesWith(canary, layout.home(), Instant.EPOCH));
        found.removeIf(file -> file.startsWith(layout.simulators())
                || file.startsWith(layout.home().resolve("work")));
        assertThat(found).isEmpty();
        assertThat(filesWith(canary, Path.of(System.getProperty("java.io.tmpdir")), before))
                .allMatch(file -> file.startsWith(layout.simulators())
                        || file.startsWith(layout.home().resolve("work")));
    }

    /** An application whose element holds the canary, and an attachment that holds it, too. */
    private Application marked(String authority, String element, Flaw flaw) throws IOException, InterruptedException {
        var plain = stage.application(authority, flaw);
        var xml = new String(plain.data().bytes(), StandardCharsets.UTF_8);
        var id = UUID.randomUUID();
        var file = "<anlagen><anlage><id>" + id + "</id><zweck>haftpflicht</zweck></anlage></anlagen>";
        var marked = xml.replaceFirst(
                        "<" + element + ">[^<]*</" + element + ">", "<" + element + ">" + canary + "</" + element + ">")
                .replace("</haltung>", "</haltung>" + file);
        assertThat(marked).contains(canary);
        var pdf = "%PDF-1.4\n% " + canary + "\n%%EOF\n";
        var attachment = new Attachment(id, "nachweis.pdf", "application/pdf", document(pdf));
        return new Application(plain.destinationId(), plain.service(), document(marked), List.of(attachment), flaw);
    }

    private static Document document(String text) {
        return Document.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void checkpoint() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + stage.ports().database() + "/hub";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** Files below the folder that were changed since then and hold the text, in UTF-8. */
    private static List<Path> filesWith(String text, Path folder, Instant since) throws IOException {
        var raw = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean candidate = attributes.isRegularFile()
                        && !attributes.lastModifiedTime().toInstant().isBefore(since);
                if (candidate && holds(file, raw)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean holds(Path file, String raw) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(raw);
        } catch (IOException e) {
            // Temporary files of others come and go.
            return false;
        }
    }
}
