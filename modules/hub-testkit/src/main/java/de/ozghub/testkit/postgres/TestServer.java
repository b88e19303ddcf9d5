package de.ozghub.testkit.postgres;

import de.ozghub.testkit.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL that can be stopped and started again on the same data and port. The folder is deleted by {@link
 * #close()}. Thread-safe, but stop and start belong to one test.
 */
public final class TestServer implements AutoCloseable {

    private static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");
    private static final Duration END = Duration.ofSeconds(60);

    /** A file system in memory, where Linux has one: a durable setting costs no waiting for disks there. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 8L << 30;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private @Nullable EmbeddedPostgres running;

    private TestServer(Map<String, String> settings) {
        // The driver gives every session the time zone of the JVM; the server's own setting would be overruled.
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
        this.settings = settings;
        try {
            this.data = folder();
            this.port = FreePorts.one();
        } catch (IOException e) {
            throw new UncheckedIOException("no folder or port for an embedded PostgreSQL", e);
        }
    }

    private static Path folder() throws IOException {
        boolean roomy = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM;
        return roomy ? Files.createTempDirectory(MEMORY, "hub-postgres-") : Files.createTempDirectory("hub-postgres-");
    }

    /**
     * Starts a second server that begins with a base backup of this one and follows its write-ahead log from then on
     * (streaming replication, hot standby). The caller closes it, best before this one.
     *
     * @throws SQLException if this server does not let itself be copied
     */
    public TestServer standby() throws SQLException {
        var standby = new TestServer(settings);
        try {
            copyTo(standby.data);
            Files.deleteIfExists(standby.data.resolve("postmaster.pid"));
            Files.createFile(standby.data.resolve("standby.signal"));
            Files.writeString(
                    standby.data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=%d user=postgres'%nhot_standby = on%n".formatted(port));
            Files.setPosixFilePermissions(standby.data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL cannot be copied", e);
        }
        standby.startAgain();
        return standby;
    }

    /**
     * Makes a base backup as an administrator's tool does: files copied while the server runs and knows of it.
     *
     * @param folder is made if it is missing
     */
    public void copyTo(Path folder) throws IOException, SQLException {
        var admin = new TestDatabase(port, "postgres");
        try (var connection = admin.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('copy', true)");
            copy(data, folder);
            try (var rows = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                rows.next();
                Files.writeString(folder.resolve("backup_label"), rows.getString(1));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else if (Files.isRegularFile(file)) {
                        Files.copy(file, target);
                    }
                } catch (NoSuchFileException e) {
                    // Temporary files of the server come and go.
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Starts a server on the durable setting. */
    public static TestServer start() {
        return start(Map.of());
    }

    /** Starts a server with further settings, by which even the durable ones can be overruled. */
    public static TestServer start(Map<String, String> further) {
        var settings = new HashMap<>(DURABLE);
        settings.putAll(further);
        var server = new TestServer(settings);
        server.startAgain();
        return server;
    }

    /** Starts after {@link #stop()}. */
    public synchronized void startAgain() {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60));
        settings.forEach(builder::setServerConfig);
        try {
            running = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    /** Stops at once; open connections break off. Returns when the server is gone. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        Optional<ProcessHandle> postmaster = postmaster();
        try {
            running.close();
            running = null;
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not stop", e);
        }
        // pg_ctl gives up waiting after some seconds, while a busy server still writes its last files.
        postmaster.ifPresent(TestServer::awaitEnd);
    }

    /** Kills every process of the server, as a power failure would; what it had not written is gone. */
    public synchronized void crash() {
        postmaster().ifPresent(server -> {
            var processes = new ArrayList<ProcessHandle>();
            processes.add(server);
            server.descendants().forEach(processes::add);
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(TestServer::awaitEnd);
        });
        stop();
    }

    private Optional<ProcessHandle> postmaster() {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the process of the embedded PostgreSQL is unknown", e);
        }
    }

    /** A server is no child of this process: its end is seen by asking. Once it has no program any more, it does nothing. */
    private static void awaitEnd(ProcessHandle process) {
        Awaitility.await()
                .atMost(END)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || process.info().command().isEmpty());
    }

    /** Makes a new, empty database. */
    public TestDatabase newDatabase() {
        String name = "hub_" + DATABASES.incrementAndGet();
        var admin = new TestDatabase(port, "postgres");
        try {
            admin.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
        return new TestDatabase(port, name);
    }

    /** On loopback. */
    public int port() {
        return port;
    }

    /** Where the server keeps its files. */
    public Path dataFolder() {
        return data;
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the embedded PostgreSQL cannot be deleted", e);
        }
    }
}
