package de.ozghub.app.start;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code hub}: every command of the product, found on the class path. */
@Command(
        name = "hub",
        description = "Message hub for online public services of municipalities.",
        mixinStandardHelpOptions = true,
        versionProvider = HubVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Hub {

    private Hub() {}

    public static void main(String[] arguments) {
        ParentWatch.install();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var hub = new CommandLine(new Hub());
        hub.addSubcommand(new ServeCommand());
        ServiceLoader.load(HubCommands.class).forEach(more -> more.commands().forEach(hub::addSubcommand));
        // --format json, not --format JSON
        hub.setCaseInsensitiveEnumValuesAllowed(true);
        return hub;
    }
}
