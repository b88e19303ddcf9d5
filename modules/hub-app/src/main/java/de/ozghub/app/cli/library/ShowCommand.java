package de.ozghub.app.cli.library;

import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all the library knows about a package. */
@Command(
        name = "show",
        description = "Show a package: standards, messages with title and legal basis, code types and their lists.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private final Library library;

    @Parameters(
            paramLabel = "PACKAGE",
            description = "standard/version as in the list, URN_version, or the standard if it has one version.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String said;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ShowCommand(Library library) {
        this.library = library;
    }

    @Override
    public Integer call() {
        return library.with(spec.commandLine().getErr(), this::run);
    }

    private int run(LibraryStore store) throws IOException {
        String name = Library.name(store, said);
        var text = new PackageText(store);
        if (!text.names().contains(name)) {
            spec.commandLine()
                    .getErr()
                    .println("No package %s in %s. hub schema list names them.".formatted(said, store.root()));
            return 1;
        }
        PrintWriter to = spec.commandLine().getOut();
        text.page(name).forEach(to::println);
        to.flush();
        return 0;
    }
}
