package de.ozghub.app.start;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a hub node. Refuses, naming each missing thing, when database, keys or configuration are not as they must be. */
@Command(name = "serve", description = "Start a hub node.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "hub.yaml; its folder holds the rest")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Prepared prepared;
        try {
            prepared = Preparation.of(config);
        } catch (StartRefused e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
        Thread.setDefaultUncaughtExceptionHandler(ServeCommand::end);
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

    /** A node whose claiming, renewing or polling thread is gone would look alive and do nothing. */
    private static void end(Thread thread, Throwable fault) {
        LOG.atError()
                .addKeyValue("thread", thread.getName())
                .setCause(fault)
                .log("a thread of the node died; the node ends");
        Runtime.getRuntime().halt(70);
    }
}
