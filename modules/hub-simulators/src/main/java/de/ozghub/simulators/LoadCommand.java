package de.ozghub.simulators;

import de.ozghub.simulators.load.Load;
import de.ozghub.simulators.load.LoadAccess;
import de.ozghub.simulators.load.LoadPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub load}: sends, waits, and counts from outside. The access file's keys: {@link LoadAccess}. */
@Command(
        name = "load",
        description = "Sends submissions through the Zustelldienst and counts from outside what came of them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every submission has one proven decision and its cases",
            "1:something was lost, doubled or wrong",
            "2:something was unfinished when the time was over, or could not be sent"
        })
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--access",
            required = true,
            description = "Properties file with addresses and the sender's client.")
    private Path access = Path.of("access.properties");

    @Option(names = "--submissions", defaultValue = "100", description = "How many to send (${DEFAULT-VALUE}).")
    private int submissions;

    @Option(names = "--parallel", defaultValue = "8", description = "How many at the same time (${DEFAULT-VALUE}).")
    private int parallel;

    @Option(
            names = "--attachment-kib",
            defaultValue = "0",
            description = "Size of one attachment each in KiB; 0 sends none (${DEFAULT-VALUE}).")
    private int attachmentKib;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            description = "Seconds to wait for the next decision after the last sending (${DEFAULT-VALUE}).")
    private long timeoutSeconds;

    @Option(names = "--invalid", defaultValue = "0", description = "Share of invalid ones, 0 to 1 (${DEFAULT-VALUE}).")
    private double invalid;

    @Option(names = "--seed", description = "Where the random applications begin; by the clock when left out.")
    private @Nullable Long seed;

    @Option(names = "--no-dedup", description = "Switch the back offices' own deduplication off during the run.")
    private boolean withoutDeduplication;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var plan = new LoadPlan(
                submissions,
                parallel,
                attachmentKib,
                seed == null ? clock.millis() : seed,
                invalid,
                Duration.ofSeconds(timeoutSeconds),
                withoutDeduplication);
        var report = Load.run(plan, LoadAccess.read(access), clock);
        if (spec != null) {
            spec.commandLine().getOut().print(report.render());
            spec.commandLine().getOut().flush();
        }
        return report.exitCode();
    }
}
