package de.ozghub.app.cli.keys;

import de.ozghub.app.cli.storage.AtRestCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The family of commands; alone it shows what there is. */
@Command(
        name = "keys",
        description = "Make, list, check and replace the keys of destinations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GenerateKeys.class,
            ListKeys.class,
            CheckKeys.class,
            CertifyKey.class,
            RotateKey.class,
            AtRestCommand.class
        })
final class KeysCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }
}
