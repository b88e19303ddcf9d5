package de.ozghub.app.cli.mapping;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all tools share: the workbench, and what happens when a file cannot be read. */
abstract class ToolCommand implements Callable<Integer> {

    @Mixin
    private final Workbench workbench = new Workbench();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The tool's work. @return exit code */
    abstract int run(Workbench bench, PrintWriter out) throws IOException;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return run(workbench, out);
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        } finally {
            out.flush();
        }
    }
}
