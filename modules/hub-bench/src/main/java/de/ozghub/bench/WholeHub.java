package de.ozghub.bench;

import de.ozghub.simulators.load.Load;
import de.ozghub.simulators.load.LoadAccess;
import de.ozghub.simulators.load.LoadPlan;
import de.ozghub.simulators.load.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Load on a running demonstration, and the RSA limit of the same machine before and after. Prints throughput, the
 * processor time the hub takes for a submission, and the share of it that the private-key operations take by the bare
 * provider: 1 would be a hub that does nothing else.
 */
public final class WholeHub {

    private static final int UNWRAPS = 3;
    private static final int SIGNATURES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private WholeHub() {}

    /** Arguments: access file, submissions, parallel, attachment in KiB. */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        var access = LoadAccess.read(Path.of(arguments[0]));
        int submissions = Integer.parseInt(arguments[1]);
        int parallel = Integer.parseInt(arguments[2]);
        int kib = Integer.parseInt(arguments[3]);
        ProcessHandle hub = hub();

        run(access, Math.max(20, submissions / 10), parallel, kib, 1);
        double before = rsaMillis();
        Duration cpu = cpu(hub);
        LoadReport report = run(access, submissions, parallel, kib, 2);
        double hubMillis = cpu(hub).minus(cpu).toNanos() / 1e6 / submissions;
        double rsaMillis = (before + rsaMillis()) / 2;
        int cores = Runtime.getRuntime().availableProcessors();

        System.out.print(report.render());
        print("cores", "%d", cores);
        print("per core", "%.2f submissions/s", report.throughput() / cores);
        print("RSA", "%.1f ms of processor time for %d unwraps and %d signatures", rsaMillis, UNWRAPS, SIGNATURES);
        print("RSA limit", "%.1f submissions/s on all cores", cores * 1000 / rsaMillis);
        print("hub", "%.1f ms of processor time for a submission", hubMillis);
        print("ratio", "%.2f of the hub's processor time is RSA", rsaMillis / hubMillis);
        print("ratio", "%.2f of the RSA limit reached", report.throughput() * rsaMillis / 1000 / cores);
        print("hub memory", "%s", memory(hub));
        System.exit(report.exitCode());
    }

    private static LoadReport run(LoadAccess access, int submissions, int parallel, int kib, long seed)
            throws IOException, InterruptedException {
        // Another seed for each run, so that no application is sent twice.
        var plan = new LoadPlan(submissions, parallel, kib, System.nanoTime() + seed, 0, PATIENCE, false);
        return Load.run(plan, access, Clock.systemUTC());
    }

    /** Processor time of one core for the private-key operations of a submission, measured with all cores busy. */
    private static double rsaMillis() throws RunnerException {
        var options = new OptionsBuilder()
                .include(RsaOperations.class.getName())
                .threads(Runtime.getRuntime().availableProcessors())
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        double millis = 0;
        for (RunResult result : results) {
            boolean unwrap = result.getParams().getBenchmark().endsWith("unwrap");
            double perSecond = result.getPrimaryResult().getScore();
            millis += (unwrap ? UNWRAPS : SIGNATURES)
                    * 1000
                    * Runtime.getRuntime().availableProcessors()
                    / perSecond;
        }
        return millis;
    }

    private static ProcessHandle hub() {
        return ProcessHandle.allProcesses()
                .filter(WholeHub::serves)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no hub serve runs on this machine"));
    }

    /** The class path is too long for what {@link ProcessHandle} tells of the arguments. */
    private static boolean serves(ProcessHandle process) {
        try {
            var arguments = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return arguments.contains("de.ozghub.app.start.Hub\0serve\0");
        } catch (IOException e) {
            return false; // ended meanwhile
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String memory(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .reduce((one, other) -> one + ", " + other)
                .orElse("unknown");
    }

    private static void print(String name, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-12s " + format + "%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object[] values) {
        var all = new Object[values.length + 1];
        all[0] = name;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }
}
