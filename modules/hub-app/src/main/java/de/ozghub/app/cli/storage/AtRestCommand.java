package de.ozghub.app.cli.storage;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keys that wrap what is stored; alone it shows what there is. */
@Command(
        name = "at-rest",
        description = "List, make, change and destroy the keys that wrap what is stored.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListPeriodKeys.class, MakePeriodKeys.class, RewrapPayloads.class, DestroyPeriodKey.class})
public final class AtRestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }
}
