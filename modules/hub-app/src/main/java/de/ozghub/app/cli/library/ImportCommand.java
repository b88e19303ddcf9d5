package de.ozghub.app.cli.library;

import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.store.ImportOptions;
import de.ozghub.xoev.store.Imported;
import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes packages as they are published. */
@Command(
        name = "import",
        description = {
            "Import packages of standards or code lists as they are published: zip files, folders, genericode files.",
            "All of them are taken or none. A hub that runs sees them after its next start."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final Library library;

    @Parameters(arity = "1..*", paramLabel = "PACKAGE", description = "Zip file, folder or genericode file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> sources;

    @Option(names = "--together", description = "The given files are parts of one package, published apart.")
    private boolean together;

    @Option(names = "--replace", description = "Replace a package of the same standard and version.")
    private boolean replace;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the standard, if the package states none.")
    private @Nullable String name;

    @Option(names = "--version-name", paramLabel = "VERSION", description = "Its version, if the package states none.")
    private @Nullable String version;

    @Option(
            names = "--in",
            paramLabel = "FROM..TO",
            converter = Period.class,
            description = "When messages are taken; default: always.")
    private @Nullable Validity in;

    @Option(
            names = "--out",
            paramLabel = "FROM..TO",
            converter = Period.class,
            description = "When messages are sent; default: always.")
    private @Nullable Validity out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ImportCommand(Library library) {
        this.library = library;
    }

    @Override
    public Integer call() {
        if ((name != null || version != null) && sources.size() > 1 && !together) {
            spec.commandLine().getErr().println("--name and --version-name go with one package.");
            return 2;
        }
        return library.with(spec.commandLine().getErr(), this::run);
    }

    private int run(LibraryStore store) throws IOException {
        var imported = store.add(
                sources,
                new ImportOptions(
                        together,
                        replace,
                        Optional.ofNullable(name),
                        Optional.ofNullable(version),
                        Optional.ofNullable(in),
                        Optional.ofNullable(out)));
        var text = new PackageText(store);
        PrintWriter to = spec.commandLine().getOut();
        for (Imported one : imported) {
            to.println(
                    switch (one.outcome()) {
                        case IMPORTED -> "imported  " + text.line(one.name());
                        case REPLACED -> "replaced  " + text.line(one.name());
                        case UNCHANGED -> "unchanged " + text.line(one.name());
                    });
            text.hint(one.name()).ifPresent(hint -> to.println("          " + hint));
        }
        to.flush();
        return 0;
    }
}
