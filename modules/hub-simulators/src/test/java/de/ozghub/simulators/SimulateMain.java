package de.ozghub.simulators;

import picocli.CommandLine;

/** Runs the command as a process of its own. */
public final class SimulateMain {

    private SimulateMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulateCommand()).execute(arguments));
    }
}
