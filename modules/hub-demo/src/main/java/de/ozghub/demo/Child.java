package de.ozghub.demo;

import de.ozghub.app.start.Hub;
import de.ozghub.app.start.ParentWatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of the demonstration: a {@code hub} command with a log file of its own. When it ends unasked it is started
 * again, so that somebody who kills it sees what the others make of that. Thread-safe.
 */
public final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(1);

    private final String name;
    private final Path log;
    private final int heapMib;
    private final List<String> options;
    private final List<String> arguments;
    private @Nullable Process process;
    private boolean closed;
    private int restarts;

    /**
     * A process that is not started yet.
     *
     * @param options of the Java runtime, beside the heap
     * @param arguments of the program {@code hub}
     */
    public Child(String name, Path log, int heapMib, List<String> options, List<String> arguments) {
        this.name = name;
        this.log = log;
        this.heapMib = heapMib;
        this.options = List.copyOf(options);
        this.arguments = List.copyOf(arguments);
    }

    public String name() {
        return name;
    }

    /** How often it was started again after it ended unasked. */
    public synchronized int restarts() {
        return restarts;
    }

    /** Its process now; absent before the start. */
    public synchronized @Nullable ProcessHandle handle() {
        return process == null ? null : process.toHandle();
    }

    /** @throws IOException if the process cannot be started */
    public synchronized void start() throws IOException {
        if (closed) {
            return;
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put(
                        ParentWatch.VARIABLE,
                        String.valueOf(ProcessHandle.current().pid()));
        Process started = builder.start();
        process = started;
        var _ = started.onExit().thenAccept(this::ended);
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMib + "m");
        // Several small heaps share few cores.
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Hub.class.getName());
        command.addAll(arguments);
        return command;
    }

    private void ended(Process ended) {
        synchronized (this) {
            if (closed || !ended.equals(process)) {
                return;
            }
            restarts++;
        }
        System.out.printf("%s ended (%d), is started again%n", name, ended.exitValue());
        try {
            TimeUnit.MILLISECONDS.sleep(BEFORE_RESTART.toMillis());
            start();
        } catch (IOException e) {
            System.err.printf("%s cannot be started: %s%n", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the process to end, waits, and ends it by force if it does not. */
    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
