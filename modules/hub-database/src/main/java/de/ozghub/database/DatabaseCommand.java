package de.ozghub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the embedded PostgreSQL in the foreground, until the process is asked to end. Ends by itself, with exit code 3,
 * when the server dies: whoever supervises this command starts both again.
 */
@Command(name = "database", description = "Run the demonstration's PostgreSQL.", mixinStandardHelpOptions = true)
public final class DatabaseCommand implements Callable<Integer> {

    @Option(names = "--folder", required = true, paramLabel = "FOLDER", description = "holds data and binaries")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--port", defaultValue = "8099", description = "on loopback (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--password",
            required = true,
            paramLabel = "FILE",
            description = "file with the password of the role hub")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path password;

    @Override
    public Integer call() {
        DatabaseServer server;
        CompletableFuture<ProcessHandle> died;
        try {
            server = DatabaseServer.start(
                    folder, port, Files.readString(password).strip());
            died = server.onExit();
        } catch (IOException e) {
            System.err.println("hub database: " + e.getMessage());
            return 2;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "database-stop"));
        System.out.println("database ready: " + server.url());
        died.join();
        System.err.println("hub database: the server has ended");
        return 3;
    }

    private static void close(DatabaseServer server) {
        try {
            server.close();
        } catch (IOException e) {
            System.err.println("hub database: " + e.getMessage());
        }
    }
}
