package de.ozghub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.Canary;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import de.ozghub.testkit.postgres.TestServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looks into the files of the database server, write-ahead log included, of a base backup, and of a standby. */
@ExtendWith(PostgresExtension.class)
class NeverInClearTest {

    private static final Canary CANARY = new Canary("kanarienvogel-7f3a91-klartext");
    private static final Canary CONTROL = new Canary("kontrollvogel-52c8e0-klartext");

    private static final Canary FOLLOWED = new Canary("standbyvogel-90d17b-klartext");

    @TempDir
    private Path folder;

    @Test
    void no_payload_is_in_clear_in_the_database_its_log_or_a_base_backup(TestServer server, TestDatabase database)
            throws IOException, SQLException {
        storeCanaries(database);
        database.execute("create table control as select '%s' as word".formatted(CONTROL.word()));
        database.execute("checkpoint");
        Path backup = folder.resolve("backup");
        server.copyTo(backup);

        assertThat(CONTROL.in(server.dataFolder()))
                .as("what is in clear is found: in a table and in the write-ahead log")
                .anyMatch(file -> file.toString().contains("/base/"))
                .anyMatch(file -> file.toString().contains("/pg_wal/"));
        assertThat(CONTROL.in(backup)).as("and in the backup").isNotEmpty();
        assertThat(CANARY.in(server.dataFolder())).isEmpty();
        assertThat(CANARY.in(backup)).isEmpty();
    }

    @Test
    void no_payload_is_in_clear_on_a_standby_that_follows_the_log(TestServer server, TestDatabase database)
            throws IOException, SQLException {
        try (var standby = server.standby()) {
            var copy = new TestDatabase(standby.port(), database.name());
            storeCanaries(database);
            database.execute("create table followed as select '%s' as word".formatted(FOLLOWED.word()));
            database.execute("checkpoint");
            String written = database.query("select pg_current_wal_lsn()").getFirst();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> copy.query("select pg_last_wal_replay_lsn() >= '%s'::pg_lsn".formatted(written))
                            .equals(List.of("t")));
            // On a standby this brings to the disk what was replayed up to the checkpoint of the primary.
            copy.execute("checkpoint");

            assertThat(copy.query("select pg_is_in_recovery()")).containsExactly("t");
            assertThat(copy.query("select count(*) > 2 from payload_chunk")).containsExactly("t");
            assertThat(FOLLOWED.in(standby.dataFolder()))
                    .as("what is in clear arrives there: in a table and in the write-ahead log")
                    .anyMatch(file -> file.toString().contains("/base/"))
                    .anyMatch(file -> file.toString().contains("/pg_wal/"));
            assertThat(CANARY.in(standby.dataFolder())).isEmpty();
        }
    }

    private static void storeCanaries(TestDatabase database) throws IOException {
        try (var store = TestStore.open(database)) {
            Lease lease = store.intake();
            var small =
                    store.stored(lease.submission(), PayloadKind.OPENED, "data", Bytes.of("<name>" + CANARY.word()));
            store.stored(
                    lease.submission(),
                    PayloadKind.OPENED,
                    "attachment:1",
                    Bytes.of(CANARY.word().repeat(60_000)));
            store.journal().under(lease, work -> {
                work.seal(small.id());
                return true;
            });
        }
    }

    @Test
    void the_search_finds_a_canary_in_every_shape() throws IOException {
        var word = CANARY.word();
        plant("raw", "before " + word + " behind", StandardCharsets.UTF_8);
        plant("utf-16le", "\u00e4" + word, StandardCharsets.UTF_16LE);
        plant("utf-16be", "x" + word + "x", StandardCharsets.UTF_16BE);
        plant("hex", HexFormat.of().formatHex(Bytes.of("ab" + word)), StandardCharsets.US_ASCII);
        plant("hex-upper", HexFormat.of().withUpperCase().formatHex(Bytes.of(word)), StandardCharsets.US_ASCII);
        for (int before = 0; before < 6; before++) {
            var text = Bytes.of("x".repeat(before) + word + "yz");
            plant("base64-" + before, Base64.getEncoder().encodeToString(text), StandardCharsets.US_ASCII);
            plant("base64url-" + before, Base64.getUrlEncoder().encodeToString(text), StandardCharsets.US_ASCII);
        }
        plant("other", "kanarienvogel-7f3a91-klartexT", StandardCharsets.UTF_8);

        assertThat(CANARY.in(folder))
                .extracting(file -> file.getFileName().toString())
                .hasSize(17)
                .doesNotContain("other");
    }

    private void plant(String name, String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve(name), text, charset);
    }
}
