package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.JavaProcess;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four large attachments in one submission pass a heap they do not fit into: sealed and sent, fetched, opened, at rest. The
 * endurance run takes the largest the API allows, 500 MB each as they travel.
 */
@ExtendWith(PostgresExtension.class)
class LargeSubmissionTest {

    private static final boolean ENDURANCE = Boolean.getBoolean("hub.endurance");

    /** Sealed and written as base64url, four such parts are just within 500 MB each and 2 GB together. */
    private static final long LARGEST = (500_000_000L - 2_000) / 4 * 3;

    private static final long ATTACHMENT_BYTES = ENDURANCE ? LARGEST : 26_000_000;
    private static final String HEAP = ENDURANCE ? "-Xmx256m" : "-Xmx96m";
    private static final int MINUTES = ENDURANCE ? 40 : 8;

    @Test
    void four_large_attachments_pass_a_small_heap_in_and_out(@TempDir Path folder, TestDatabase database)
            throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var process = JavaProcess.of(
                        List.of(HEAP, "-XX:MaxDirectMemorySize=64m", "-XX:+UseSerialGC"),
                        LargeSubmission.class,
                        folder.toString(),
                        database.url(),
                        "4",
                        Long.toString(ATTACHMENT_BYTES))
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        var said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("sent", "fetched", "opened", "compared");
        assertThat(stored(database)).as("bytes at rest").isGreaterThan(4 * ATTACHMENT_BYTES);
        Files.writeString(Path.of("target", "large-submission.txt"), said);
    }

    private static long stored(TestDatabase database) {
        try {
            return Long.parseLong(database.query("select pg_database_size(current_database())")
                    .getFirst());
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
