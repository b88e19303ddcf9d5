package de.ozghub.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL in a folder, owned by this process. The embedded server's defaults lose committed work when the machine
 * or the process dies ({@code fsync} and {@code synchronous_commit} off, a folder that is cleaned): all of them are set
 * here. A server that an earlier, killed owner left behind is stopped first. Not thread-safe.
 */
public final class DatabaseServer implements AutoCloseable {

    /** Name of the database and of the role that owns it. */
    public static final String NAME = "hub";

    /** What the embedded server puts beside its programs when all of them are there. */
    private static final String UNPACKED = ".exists";

    private static final Duration START = Duration.ofSeconds(60);

    /** Folders this process owns: asking for a file lock a second time would lose the first one (POSIX). */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path data;
    private final EmbeddedPostgres server;

    private DatabaseServer(FileChannel lockFile, FileLock lock, Path data, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.data = data;
        this.server = server;
    }

    /**
     * Starts the server in the folder, which is made if need be and never cleaned.
     *
     * @param password of the role {@value #NAME}
     * @throws IOException if another process owns the folder, or the server does not start
     */
    public static DatabaseServer start(Path folder, int port, String password) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        if (!OWNED.add(home)) {
            throw new IOException("this process owns the database in " + folder + " already");
        }
        boolean started = false;
        try {
            var server = startOwned(home, port, password);
            started = true;
            return server;
        } finally {
            if (!started) {
                OWNED.remove(home);
            }
        }
    }

    private static DatabaseServer startOwned(Path folder, int port, String password) throws IOException {
        Files.createDirectories(folder);
        // The embedded server lets everybody write into its working directory.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var lockFile =
                FileChannel.open(folder.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new IOException("another process owns the database in " + folder + "; stop it first");
        }
        Path data = folder.resolve("data");
        Path binaries = folder.resolve("binaries");
        try {
            Orphan.stop(data);
            removeHalfUnpacked(binaries);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .setPGStartupWait(START)
                    .setRegisterShutdownHook(false)
                    .start();
            prepare(server, password);
            return new DatabaseServer(lockFile, lock, data, server);
        } catch (IOException | SQLException | IllegalStateException e) {
            lockFile.close();
            throw new IOException("the database in " + folder + " does not start on port " + port, e);
        }
    }

    /** What an owner that was killed in the middle of unpacking left behind would keep every later one from starting. */
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        if (!Files.exists(binaries)) {
            return;
        }
        try (Stream<Path> versions = Files.list(binaries)) {
            for (Path version : versions.filter(Files::isDirectory).toList()) {
                if (!Files.exists(version.resolve(UNPACKED))) {
                    FileSystemUtils.deleteRecursively(version);
                }
            }
        }
    }

    /** Port it listens on, on loopback only. */
    public int port() {
        return server.getPort();
    }

    /** JDBC address of the hub's database. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /**
     * Completes when the server's process ends, for whatever reason.
     *
     * @throws IOException if the server's process id cannot be read
     */
    public CompletableFuture<ProcessHandle> onExit() throws IOException {
        return Orphan.find(data)
                .map(ProcessHandle::onExit)
                .orElseThrow(() -> new IOException("no server runs on " + data));
    }

    private static void prepare(EmbeddedPostgres server, String password) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String quoted = "'" + password.replace("'", "''") + "'";
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN");
            }
            statement.execute("ALTER ROLE " + NAME + " PASSWORD " + quoted);
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME + " ENCODING 'UTF8' TEMPLATE template0");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Stops the server in order and gives the folder free. */
    @Override
    public void close() throws IOException {
        try (lockFile) {
            server.close();
            lock.release();
        } finally {
            OWNED.remove(data.getParent());
        }
    }
}
