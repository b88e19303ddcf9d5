package de.ozghub.database;

import de.ozghub.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The command {@code database} as a process of its own. */
final class DatabaseProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private DatabaseProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DatabaseCommand()).execute(arguments));
    }

    static DatabaseProcess start(Path folder, int port, Path password, Path log) throws IOException {
        var options = new ArrayList<>(JavaProcess.SHORT_LIVED);
        options.add("-Xmx96m");
        var builder = JavaProcess.of(
                        options,
                        DatabaseProcess.class,
                        "--folder",
                        folder.toString(),
                        "--port",
                        String.valueOf(port),
                        "--password",
                        password.toString())
                .redirectOutput(log.toFile());
        return new DatabaseProcess(builder.start(), log);
    }

    boolean isReady() throws IOException {
        return Files.readString(log).contains("database ready");
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGKILL: nothing of its own runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the command does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
