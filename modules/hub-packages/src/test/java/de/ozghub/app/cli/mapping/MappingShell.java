package de.ozghub.app.cli.mapping;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs {@code hub mapping} as if it were typed in a folder: that folder's {@code mappings}, {@code xsd} and {@code conf} are
 * named by options, because a test cannot change its working directory.
 */
record MappingShell(Path folder) {

    record Ran(int code, String out, String err) {}

    /** @param words of the command behind {@code hub mapping} */
    Ran run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var mapping = new CommandLine(new MappingCommand());
        mapping.setOut(new PrintWriter(out, true));
        mapping.setErr(new PrintWriter(err, true));
        List<String> line = new ArrayList<>(Arrays.asList(words));
        here(line, "--mappings", "mappings");
        here(line, "--schemas", "xsd");
        here(line, "--conf", "conf");
        int code = mapping.execute(line.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private void here(List<String> line, String option, String name) {
        Path at = folder.resolve(name);
        if (!line.contains(option) && (Files.isDirectory(at) || name.equals("mappings"))) {
            line.add(option);
            line.add(at.toString());
        }
    }
}
