package de.ozghub.testkit.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.ozghub.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The real clamd of the distribution with signatures of its own: the official ones cannot be downloaded here, and tests need
 * just two. Listens on a Unix socket and on a port of this machine. Skips the test where clamd is not installed, except on the
 * build server. Not thread-safe.
 */
public final class RealClamd implements AutoCloseable {

    /** The test file every scanner knows, put together here so that no scanner takes this source for it. */
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    /** Found wherever it stands. */
    public static final String MARKER = "OZG-HUB-TEST-MARKER";

    /** What clamd calls the two; it adds {@code .UNOFFICIAL} to what is not from its own database. */
    public static final String EICAR_NAME = "Hub.Test.Eicar.UNOFFICIAL";

    public static final String MARKER_NAME = "Hub.Test.Marker.UNOFFICIAL";

    private static final Path DAEMON = Path.of("/usr/sbin/clamd");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private @Nullable Process daemon;

    /** @param folder of its own, empty */
    public RealClamd(Path folder) throws IOException {
        boolean there = Files.isExecutable(DAEMON);
        assumeTrue(there || System.getenv("CI") != null, "clamd is not installed (Debian: clamav-daemon)");
        assertThat(there).as("the build server installs clamav-daemon").isTrue();
        this.folder = folder;
        this.port = FreePorts.one();
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(signatures.resolve("test.hdb"), "%s:%d:Hub.Test.Eicar%n".formatted(md5(), EICAR.length()));
        Files.writeString(signatures.resolve("test.ndb"), "Hub.Test.Marker:0:*:%s%n".formatted(hex(MARKER)));
        Files.write(
                folder.resolve("clamd.conf"),
                List.of(
                        "Foreground yes",
                        "DatabaseDirectory " + signatures,
                        "LocalSocket " + folder.resolve("clamd.sock"),
                        "TCPSocket " + port,
                        "TCPAddr 127.0.0.1",
                        "StreamMaxLength 2M",
                        "LogFile " + folder.resolve("clamd.log")));
    }

    public String unix() {
        return "unix:" + folder.resolve("clamd.sock");
    }

    public String tcp() {
        return "127.0.0.1:" + port;
    }

    /** Starts it and waits until it answers. */
    public RealClamd start() throws IOException {
        Process started = new ProcessBuilder(DAEMON.toString(), "--config-file=" + folder.resolve("clamd.conf"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        daemon = started;
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers()) {
            assertThat(started.isAlive()).as("clamd: %s", said()).isTrue();
            assertThat(System.nanoTime()).as("clamd: %s", said()).isLessThan(until);
            Thread.onSpinWait();
        }
        return this;
    }

    /** Ends it, as if it had fallen. */
    public void stop() throws InterruptedException {
        Process running = daemon;
        if (running != null) {
            running.destroyForcibly();
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            daemon = null;
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("out.txt"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(EICAR.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
