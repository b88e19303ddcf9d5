package de.ozghub.app.cli.library;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub schema}: everything about the schema library. */
@Command(
        name = "schema",
        description = "Import, list, show and remove packages of standards.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private SchemaCommand() {}

    /** With its subcommands. */
    static CommandLine of(Map<String, String> environment, InstantSource clock) {
        return new CommandLine(new SchemaCommand())
                .addSubcommand(new ImportCommand(new Library(environment, clock)))
                .addSubcommand(new ListCommand(new Library(environment, clock)))
                .addSubcommand(new ShowCommand(new Library(environment, clock)))
                .addSubcommand(new ValidityCommand(new Library(environment, clock)))
                .addSubcommand(new RemoveCommand(new Library(environment, clock)));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
