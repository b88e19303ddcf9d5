package de.ozghub.trials.large;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.ozghub.app.start.Hub;
import de.ozghub.app.start.ParentWatch;
import de.ozghub.crypto.keys.KeyGeneration;
import de.ozghub.crypto.keys.KeyKind;
import de.ozghub.crypto.keys.PemFiles;
import de.ozghub.testkit.FreePorts;
import de.ozghub.testkit.JavaProcess;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attachments that do not fit into the heap leave the store for folder and SOAP back offices, by every profile that streams;
 * the receiving procedures check each of them in a small heap, too. The endurance run takes the largest a submission may
 * have: four of 500 MB, heap 256 MiB.
 */
@ExtendWith(PostgresExtension.class)
class LargeHandoverTest {

    private static final boolean ENDURANCE = Boolean.getBoolean("hub.endurance");
    private static final int ATTACHMENTS = ENDURANCE ? 4 : 1;
    private static final long BYTES = ENDURANCE ? 500_000_000L : 54_000_000L;
    private static final String HEAP = ENDURANCE ? "-Xmx256m" : "-Xmx48m";
    private static final int MINUTES = ENDURANCE ? 60 : 8;

    @TempDir
    private Path folder;

    @Test
    void attachments_larger_than_the_heap_reach_every_back_office(TestDatabase database)
            throws IOException, InterruptedException {
        keys();
        int port = FreePorts.one();
        var simulate = folder.resolve("simulate.json");
        JsonMapper.builder().build().writeValue(simulate.toFile(), simulators(port));
        var receivers = start("receivers.txt", Hub.class, "simulate", "--config", simulate.toString());
        try {
            await().atMost(Duration.ofSeconds(90)).until(() -> isOpen(port));
            var hub = start(
                    "hub.txt",
                    LargeHandover.class,
                    folder.toString(),
                    database.url(),
                    String.valueOf(port),
                    String.valueOf(ATTACHMENTS),
                    String.valueOf(BYTES));
            try {
                assertThat(hub.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            } finally {
                hub.destroyForcibly();
            }
            var said = Files.readString(folder.resolve("hub.txt"));
            assertThat(hub.exitValue())
                    .as(said + Files.readString(folder.resolve("receivers.txt")))
                    .isZero();
            assertThat(said).contains("folder-none", "folder-cms", "folder-jose", "soap-none", "soap-cms", "soap-jose");
            Files.writeString(Path.of("target", "large-handover.txt"), said);
        } finally {
            receivers.destroyForcibly();
        }
    }

    private void keys() throws IOException {
        var generation = new KeyGeneration(InstantSource.system());
        PemFiles.create(
                folder.resolve("hub.key.pem"),
                folder.resolve("hub.pem"),
                generation.selfSigned(KeyKind.EC_P256, "Hub", Duration.ofDays(1)));
        PemFiles.create(
                folder.resolve("office.key.pem"),
                folder.resolve("office.pem"),
                generation.selfSigned(KeyKind.RSA_3072, "Fachverfahren", Duration.ofDays(1)));
    }

    private Map<String, Object> simulators(int port) throws IOException {
        var offices = new ArrayList<Map<String, Object>>();
        for (String kind : List.of("soap", "folder")) {
            for (String protection : List.of("none", "cms", "jose")) {
                var office = new LinkedHashMap<String, Object>();
                office.put("key", "testamt/" + kind + "-" + protection);
                office.put("kind", kind);
                office.put("protection", protection);
                if (kind.equals("folder")) {
                    office.put(
                            "folder",
                            Files.createDirectories(folder.resolve("inbox-" + protection))
                                    .toString());
                }
                if (!protection.equals("none")) {
                    office.put("privateKey", folder.resolve("office.key.pem").toString());
                    office.put("certificate", folder.resolve("office.pem").toString());
                    office.put("hubCertificate", folder.resolve("hub.pem").toString());
                }
                offices.add(office);
            }
        }
        return Map.of(
                "stateDirectory", folder.resolve("state").toString(),
                "backOffices", Map.of("port", port, "offices", offices));
    }

    private Process start(String out, Class<?> main, String... arguments) throws IOException {
        var options = List.of(
                HEAP,
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                // What CXF puts aside while it reads is removed with the rest.
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        var builder = JavaProcess.of(options, main, arguments)
                .redirectOutput(folder.resolve(out).toFile());
        builder.environment()
                .put(
                        ParentWatch.VARIABLE,
                        String.valueOf(ProcessHandle.current().pid()));
        return builder.start();
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
