package de.ozghub.app.start;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a hub node. Refuses, naming each missing thing, when database, keys or configuration are not as they must be. */
@Command(name = "serve", description = "Start a hub node.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "hub.yaml; its folder holds the rest")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Override
    public Integer call() throws InterruptedException {
        Prepared prepared;
        try {
            prepared = Preparation.of(config);
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            return 2;
        }
        var stopped = new CountDownLatch(1);
        var node = Node.start(prepared);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            node.close();
                            stopped.countDown();
                        },
                        "hub-stop"));
        stopped.await();
        return 0;
    }
}
