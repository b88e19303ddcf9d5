package de.ozghub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL whose owner was killed: it outlives the Java process that started it and keeps port and folder. It is
 * found by its {@code postmaster.pid} and stopped by its fast shutdown, which loses nothing.
 */
final class Orphan {

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Orphan() {}

    /**
     * Stops the server that runs on the data folder, if there is one. A {@code postmaster.pid} that would keep a server
     * from starting although none runs is removed: an empty one, and one whose process id somebody else has by now.
     *
     * @param data absolute
     * @throws IOException if it does not end in time
     */
    static void stop(Path data) throws IOException {
        Optional<ProcessHandle> named = named(data);
        Optional<ProcessHandle> found = named.filter(process -> serves(process, data));
        if (found.isEmpty()) {
            if (named.isPresent() || pid(data).filter(line -> !line.isEmpty()).isEmpty()) {
                Files.deleteIfExists(pidFile(data));
            }
            return;
        }
        ProcessHandle server = found.get();
        LOG.atWarn().addKeyValue("pid", server.pid()).log("a database server was left behind; it is stopped first");
        if (!signal("INT", server) || !ended(server)) {
            throw new IOException("the database server with process id " + server.pid() + " does not stop");
        }
    }

    /** The running server of the folder: the process postmaster.pid names, if it serves this very folder. */
    static Optional<ProcessHandle> find(Path data) throws IOException {
        return named(data).filter(process -> serves(process, data));
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** First line of postmaster.pid; empty if there is no such file. */
    private static Optional<String> pid(Path data) throws IOException {
        if (!Files.exists(pidFile(data))) {
            return Optional.empty();
        }
        return Optional.of(
                Files.readString(pidFile(data)).lines().findFirst().orElse("").strip());
    }

    private static Optional<ProcessHandle> named(Path data) throws IOException {
        return pid(data)
                .filter(line -> line.matches("[1-9][0-9]{0,9}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive);
    }

    /** A process id may have been given to somebody else since, even to the server of another folder. */
    private static boolean serves(ProcessHandle process, Path data) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
        return postgres && arguments.contains(data.toString());
    }

    private static boolean signal(String name, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        try {
            return kill.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
