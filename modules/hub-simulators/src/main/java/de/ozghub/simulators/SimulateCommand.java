package de.ozghub.simulators;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub simulate}: runs the outside world until the process is stopped. */
@Command(
        name = "simulate",
        description = "Runs the simulated Zustelldienst, portal and back offices until it is stopped.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", required = true, description = "JSON file with the simulators' configuration.")
    private Path config = Path.of("simulators.json");

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Half of what this process computes is RSA; where the native provider does not load, the JDK does it.
        AmazonCorrettoCryptoProvider.install();
        Simulators simulators;
        try {
            simulators = Simulators.start(SimulatorConfig.read(config), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            print(String.valueOf(e.getMessage()));
            return 2;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
        try (simulators) {
            simulators.zustelldienst().ifPresent(service -> print("Zustelldienst " + service.url()));
            simulators.backOffices().ifPresent(offices -> print("Back offices on port " + offices.port()));
            stopped.await();
        }
        return 0;
    }

    private void print(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
