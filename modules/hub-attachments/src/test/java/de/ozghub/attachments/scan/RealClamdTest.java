package de.ozghub.attachments.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The protocol against the real clamd of the distribution, over both kinds of socket. Its signatures are this test's own: the
 * official ones cannot be downloaded here, and the test needs just two. Skipped where clamd is not installed, except on the
 * build server.
 */
class RealClamdTest {

    private static final Path DAEMON = Path.of("/usr/sbin/clamd");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The test file every scanner knows, put together here so that no scanner takes this source for it. */
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path folder;

    private static Process daemon;
    private static String unix = "";
    private static String tcp = "";

    @BeforeAll
    static void start() throws Exception {
        boolean there = Files.isExecutable(DAEMON);
        assumeTrue(there || System.getenv("CI") != null, "clamd is not installed (Debian: clamav-daemon)");
        assertThat(there).as("the build server installs clamav-daemon").isTrue();
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(EICAR));
        Files.writeString(signatures.resolve("test.hdb"), md5 + ":" + EICAR.length + ":Hub.Test.Eicar\n");
        String marker = HexFormat.of().formatHex("OZG-HUB-TEST-MARKER".getBytes(StandardCharsets.US_ASCII));
        Files.writeString(signatures.resolve("test.ndb"), "Hub.Test.Marker:0:*:" + marker + "\n");
        int port = freePort();
        unix = "unix:" + folder.resolve("clamd.sock");
        tcp = "127.0.0.1:" + port;
        Path settings = Files.write(
                folder.resolve("clamd.conf"),
                List.of(
                        "Foreground yes",
                        "DatabaseDirectory " + signatures,
                        "LocalSocket " + folder.resolve("clamd.sock"),
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "StreamMaxLength 2M",
                        "LogFile " + folder.resolve("clamd.log")));
        daemon = new ProcessBuilder(new ArrayList<>(List.of(DAEMON.toString(), "--config-file=" + settings)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!new Clamd(tcp, TIMEOUT).answers()) {
            assertThat(daemon.isAlive()).as("clamd: %s", said()).isTrue();
            assertThat(System.nanoTime()).as("clamd: %s", said()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (daemon != null) {
            daemon.destroy();
            daemon.waitFor();
        }
    }

    @Test
    void clean_content_is_clean_over_both_sockets() {
        for (String address : List.of(unix, tcp)) {
            assertThat(scan(address, "%PDF-1.4 harmless".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(new Scan.Clean());
        }
    }

    @Test
    void the_test_file_is_found_over_both_sockets() {
        for (String address : List.of(unix, tcp)) {
            // clamd adds .UNOFFICIAL to what is not from its own database
            assertThat(scan(address, EICAR)).isEqualTo(new Scan.Found("Hub.Test.Eicar.UNOFFICIAL"));
        }
    }

    @Test
    void a_signature_deep_in_a_long_stream_is_found() {
        byte[] content = new byte[1_500_000];
        byte[] marker = "OZG-HUB-TEST-MARKER".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(marker, 0, content, 1_200_001, marker.length);

        assertThat(scan(unix, content)).isEqualTo(new Scan.Found("Hub.Test.Marker.UNOFFICIAL"));
    }

    @Test
    void what_exceeds_the_scanners_own_limit_is_not_clean() {
        for (String address : List.of(unix, tcp)) {
            assertThat(scan(address, new byte[5_000_000]))
                    .isIn(new Scan.TooLarge(), new Scan.Unusable("broken-off", true));
        }
    }

    private static Scan scan(String address, byte[] content) {
        return new Clamd(address, TIMEOUT).scan(new ByteArrayInputStream(content));
    }

    private static String said() throws IOException {
        return Files.readString(folder.resolve("out.txt"), StandardCharsets.ISO_8859_1);
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
