package de.ozghub.app.cli.validate;

import de.ozghub.app.start.HubData;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.report.ReportFormat;
import de.ozghub.xoev.report.Summary;
import de.ozghub.xoev.validation.AbsentLists;
import de.ozghub.xoev.validation.Judge;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges messages by the packages of the schema library, before anybody sends them. */
@Command(
        name = "validate",
        description = "Judge messages (XML, JSON) by the packages of the schema library.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 every document is valid; 1 at least one is invalid; 2 nothing is invalid, but at least one"
                    + " could not be judged (unknown standard, missing package, unreadable file)."
        })
final class ValidateCommand implements Callable<Integer> {

    private static final int CANNOT_JUDGE = 2;

    private final Map<String, String> environment;
    private final InstantSource clock;

    @Option(
            names = "--library",
            paramLabel = "FOLDER",
            description =
                    "Schema library, may be repeated; default: library in the folder named by the environment HUB_DATA.")
    private List<Path> libraries = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or html; default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the report goes; default: standard output.")
    private @Nullable Path output;

    @Option(
            names = "--schema",
            paramLabel = "KEY",
            description = "URN_version#root, or the $id of a JSON Schema; default: what each document names.")
    private @Nullable String schema;

    @Option(names = "--strict", description = "Refuse codes whose code list the library does not hold.")
    private boolean strict;

    @Option(
            names = "--max-bytes",
            paramLabel = "N",
            description = "Size limit of a document; default: ${DEFAULT-VALUE}.")
    private long maxBytes = XmlLimits.DEFAULT.maxBytes();

    @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "No progress on standard error.")
    private boolean quiet;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "Documents; of a folder every .xml and .json in it.")
    private List<Path> documents = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ValidateCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if (threads < 1 || maxBytes < 1) {
            err.println("--threads and --max-bytes must be positive.");
            return CANNOT_JUDGE;
        }
        try {
            return run(err);
        } catch (IOException e) {
            err.println(sentence(e));
        } catch (UncheckedIOException e) {
            err.println(e.getCause() == null ? String.valueOf(e.getMessage()) : sentence(e.getCause()));
        }
        return CANNOT_JUDGE;
    }

    private int run(PrintWriter err) throws IOException, InterruptedException {
        Judge judge = Judge.open(
                settings(),
                XmlLimits.DEFAULT.withMaxBytes(maxBytes),
                clock,
                strict ? AbsentLists.REFUSE : AbsentLists.NOTE);
        if (judge.library().packages().stream().noneMatch(found -> found.official()) && libraries.isEmpty()) {
            err.println("No official packages: set the environment HUB_DATA to the hub's data folder (hub schema import"
                    + " fills it), or give --library FOLDER.");
        }
        Optional<SchemaKey> key = Optional.ofNullable(schema).map(SchemaKey::new);
        var summary = new Summary();
        var run = new ValidationRun(
                document -> judge.judge(document, key), maxBytes, threads, new Progress(err, clock, !quiet));
        try (Writer out = out();
                var writer = format.writer(out, summary)) {
            run.run(new Documents(documents), writer);
        }
        return summary.exitCode();
    }

    private LibrarySettings settings() {
        List<Path> official = libraries.isEmpty()
                ? HubData.library(environment).filter(Files::isDirectory).stream()
                        .toList()
                : libraries;
        Path own = Path.of(System.getProperty("hub.root", "."), "xsd");
        return new LibrarySettings(Files.isDirectory(own) ? List.of(own) : List.of(), official, Map.of());
    }

    private Writer out() throws IOException {
        if (output != null) {
            return Files.newBufferedWriter(output);
        }
        return new FilterWriter(new BufferedWriter(spec.commandLine().getOut())) {
            @Override
            public void close() throws IOException {
                // standard output belongs to the program
                flush();
            }
        };
    }

    private static String sentence(IOException e) {
        return "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    }
}
