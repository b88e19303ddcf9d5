package de.ozghub.app.cli.storage;

import de.ozghub.app.cli.installation.Installation;
import de.ozghub.journal.PostgresStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that opens the store of an installation. Exit code 2 and one sentence if it cannot. */
abstract class StorageCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Storage storage;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Why the options are not usable; absent if they are. */
    @Nullable
    String fault() {
        return null;
    }

    abstract int run(Installation installation, PostgresStore store);

    @Override
    public final Integer call() {
        var fault = fault();
        if (fault != null) {
            spec.commandLine().getErr().println(fault);
            return 2;
        }
        try {
            var installation = storage.installation();
            try (var store = Storage.open(installation)) {
                return run(installation, store);
            }
        } catch (RuntimeException e) {
            // Database, configuration and key files all say in their first sentence what is wrong and where.
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
