package de.ozghub.simulators.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.backoffice.BackOfficesConfig.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOfficeTest {

    private static final byte[] PLAN = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);

    private Path inbox;
    private Office office;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        inbox = folder.resolve("inbox");
        office = new Office(
                folder.resolve("state"),
                new BackOfficesConfig.Office("remscheid/bau", Kind.folder, inbox, null, null, null, null));
    }

    @AfterEach
    void stop() throws IOException {
        office.close();
    }

    @Test
    void a_finished_handover_is_registered_and_moved_to_taken() throws Exception {
        var key = Office.key();
        appear(prepare(key, Office.sha256(Office.MESSAGE)), key);

        await(() -> Files.exists(inbox.resolve("taken").resolve(key)));

        var entry = office.cases().path("cases").get(0);
        assertThat(entry.path("idempotencyKey").asString()).isEqualTo(key);
        assertThat(entry.path("office").asString()).isEqualTo("remscheid/bau");
        assertThat(entry.path("attachments").asInt()).isEqualTo(1);
        assertThat(inbox.resolve(key)).doesNotExist();
    }

    @Test
    void a_handover_that_is_still_written_or_does_not_hold_is_left_alone() throws Exception {
        var hidden = prepare(Office.key(), Office.sha256(Office.MESSAGE));
        var bad = Office.key();
        appear(prepare(bad, "0".repeat(64)), bad);
        var good = Office.key();
        appear(prepare(good, Office.sha256(Office.MESSAGE)), good);

        await(() -> Files.exists(inbox.resolve("taken").resolve(good)));

        assertThat(hidden).exists();
        assertThat(inbox.resolve(bad)).exists();
        assertThat(office.cases().path("totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void one_that_is_down_leaves_everything_where_it_is_until_it_is_up_again() throws Exception {
        office.running().faults().turn(BackOfficeFaults.DOWN, true);
        var key = Office.key();
        appear(prepare(key, Office.sha256(Office.MESSAGE)), key);
        office.restart();

        await(() -> Files.exists(inbox.resolve("taken").resolve(key)));

        assertThat(office.cases().path("totalCount").asInt()).isEqualTo(1);
    }

    private Path prepare(String key, String sha256) throws IOException {
        var folder = Files.createDirectories(inbox.resolve("." + key));
        Files.write(folder.resolve("message.xml"), Office.MESSAGE);
        Files.createDirectories(folder.resolve("attachments"));
        Files.write(folder.resolve("attachments/1.pdf"), PLAN);
        var digest = Office.sha256(("message " + sha256 + "\nattachment a1 " + Office.sha256(PLAN) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("manifest.xml"), """
                <manifest xmlns="urn:ozg-hub:backoffice:manifest:1.0">
                  <key>%s</key>
                  <digest>%s</digest>
                  <origin><channel>fit-connect</channel><submissionId>s-1</submissionId></origin>
                  <authority>051200000000</authority>
                  <backOffice>remscheid/bau</backOffice>
                  <service>urn:de:fim:leika:leistung:99012070001000</service>
                  <receivedAt>2026-11-02T08:00:00Z</receivedAt>
                  <format>%s</format>
                  <protection>none</protection>
                  <message><path>message.xml</path><bytes>%d</bytes><sha256>%s</sha256></message>
                  <attachment>
                    <path>attachments/1.pdf</path><bytes>%d</bytes><sha256>%s</sha256>
                    <id>a1</id><mediaType>application/pdf</mediaType>
                  </attachment>
                </manifest>
                """.formatted(
                        key, digest, Office.FORMAT, Office.MESSAGE.length, sha256, PLAN.length, Office.sha256(PLAN)));
        return folder;
    }

    private void appear(Path prepared, String key) throws IOException {
        Files.move(prepared, inbox.resolve(key), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void await(BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
