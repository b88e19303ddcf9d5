package de.ozghub.app.cli.library;

import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets when a version is taken and sent. */
@Command(
        name = "validity",
        description = "Set when messages of a package are taken (--in) and sent (--out).",
        mixinStandardHelpOptions = true)
final class ValidityCommand implements Callable<Integer> {

    @Mixin
    private final Library library;

    @Parameters(paramLabel = "PACKAGE", description = "As for show.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String said;

    @Option(
            names = "--in",
            paramLabel = "FROM..TO",
            converter = Period.class,
            description = "When messages are taken; .. for always.")
    private @Nullable Validity in;

    @Option(
            names = "--out",
            paramLabel = "FROM..TO",
            converter = Period.class,
            description = "When messages are sent; .. for always.")
    private @Nullable Validity out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ValidityCommand(Library library) {
        this.library = library;
    }

    @Override
    public Integer call() {
        if (in == null && out == null) {
            spec.commandLine().getErr().println("Give --in or --out, or both, as FROM..TO.");
            return 2;
        }
        return library.with(spec.commandLine().getErr(), this::run);
    }

    private int run(LibraryStore store) throws IOException {
        String name = Library.name(store, said);
        var changed = store.validity(name, Optional.ofNullable(in), Optional.ofNullable(out));
        var to = spec.commandLine().getOut();
        to.println("%s  taken %s, sent %s".formatted(name, Period.text(changed.in()), Period.text(changed.out())));
        to.flush();
        return 0;
    }
}
