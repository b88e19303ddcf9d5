package de.ozghub.app.cli.library;

import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the packages of the library. */
@Command(name = "list", description = "List the packages of the library.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Mixin
    private final Library library;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ListCommand(Library library) {
        this.library = library;
    }

    @Override
    public Integer call() {
        return library.with(spec.commandLine().getErr(), this::run);
    }

    private int run(LibraryStore store) throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        var text = new PackageText(store);
        List<String> names = text.names();
        names.forEach(name -> to.println(text.line(name)));
        to.println(
                names.isEmpty()
                        ? "The library %s holds no package.".formatted(store.root())
                        : "%d packages in %s".formatted(names.size(), store.root()));
        to.flush();
        return 0;
    }
}
