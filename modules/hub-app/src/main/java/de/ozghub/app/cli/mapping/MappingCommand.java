package de.ozghub.app.cli.mapping;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands; alone it shows its help. */
@Command(
        name = "mapping",
        description = "Write and prove mapping packages.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TestCommand.class,
            CoverageCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            NewCommand.class,
            ShowCommand.class
        })
final class MappingCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
