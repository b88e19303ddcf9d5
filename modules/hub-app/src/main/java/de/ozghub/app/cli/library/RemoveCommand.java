package de.ozghub.app.cli.library;

import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Undoes an import. */
@Command(
        name = "remove",
        description = "Remove a package: undoes its import. A hub that runs works with it until its next start.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

    @Mixin
    private final Library library;

    @Parameters(paramLabel = "PACKAGE", description = "As for show.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String said;

    @Option(names = "--force", description = "Although other packages need it.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    RemoveCommand(Library library) {
        this.library = library;
    }

    @Override
    public Integer call() {
        return library.with(spec.commandLine().getErr(), this::run);
    }

    private int run(LibraryStore store) throws IOException {
        String name = Library.name(store, said);
        store.remove(name, force);
        var to = spec.commandLine().getOut();
        to.println("removed   " + name);
        to.flush();
        return 0;
    }
}
