package de.ozghub.app.cli.mapping;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
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
        } catch (NoSuchFileException e) {
            return cannot(e.getFile() + " does not exist");
        } catch (IOException e) {
            return cannot(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            return cannot(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } finally {
            out.flush();
        }
    }

    private int cannot(String why) {
        spec.commandLine().getErr().println("hub mapping " + spec.name() + ": " + why);
        spec.commandLine().getErr().flush();
        return 2;
    }
}
