package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import de.ozghub.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks into the files of the database server, write-ahead log included. */
@ExtendWith(PostgresExtension.class)
class NeverInClearTest {

    private static final String CANARY = "kanarienvogel-7f3a91-klartext";
    private static final String CONTROL = "kontrollvogel-52c8e0-klartext";

    @Test
    void no_payload_is_in_clear_in_the_files_of_the_database(TestServer server, TestDatabase database)
            throws IOException, SQLException {
        try (var store = TestStore.open(database)) {
            Lease lease = store.intake();
            var small = store.stored(lease.submission(), PayloadKind.OPENED, "data", Bytes.of("<name>" + CANARY));
            store.stored(lease.submission(), PayloadKind.OPENED, "attachment:1", Bytes.of(CANARY.repeat(60_000)));
            store.journal().under(lease, work -> {
                work.seal(small.id());
                return true;
            });
        }
        database.execute("create table control as select '%s' as word".formatted(CONTROL));
        database.execute("checkpoint");

        assertThat(isIn(server.dataFolder(), CONTROL))
                .as("what is in clear is found")
                .isTrue();
        assertThat(isIn(server.dataFolder(), CANARY)).isFalse();
    }

    private static boolean isIn(Path folder, String word) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (text(file).contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
