package de.ozghub.bench;

import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.Imported;
import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Import of XBau 2.6 into an empty library in a new process, as an administrator waits for it: no warm-up on purpose. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 5, jvmArgsAppend = "-Xmx256m")
public class PackageImport {

    private final Path xbau = Path.of(System.getProperty("xoev.dir"), "xbau", "2.6");

    @SuppressWarnings("NullAway.Init") // set by JMH
    private LibraryStore store;

    @Setup(Level.Iteration)
    public void empty() throws IOException {
        store = new LibraryStore(Files.createTempDirectory("library"), () -> Instant.EPOCH);
    }

    /** Unpacking, reading, compiling, writing to the disk. */
    @Benchmark
    public List<Imported> xbau() throws IOException {
        return store.add(List.of(xbau), ImportOptions.NONE);
    }
}
