package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.tool.EffectiveMapping;
import de.ozghub.mapping.tool.EffectiveMapping.Change;
import de.ozghub.mapping.tool.EffectiveMapping.Line;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the effective mapping of an authority with the origin of each line. */
@Command(
        name = "show",
        description = "What holds for an authority, each line with the file it comes from.",
        mixinStandardHelpOptions = true)
final class ShowCommand extends ToolCommand {

    @Parameters(paramLabel = "PACKAGE", description = "path of the package")
    private String named = "";

    @Option(
            names = "--authority",
            paramLabel = "KEY",
            description = "the authority; without it what holds in the Verbund")
    private String authority = "";

    @Option(names = "--differences", description = "only what differs from the package as it is")
    private boolean differences;

    @Option(names = "--against", paramLabel = "KEY", description = "only what differs from this other authority")
    private String against = "";

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        PackageSource plain = bench.onePackage(named);
        Optional<MappingPackage> compiled = bench.compile(bench.effective(plain, authority, out), validation, out);
        if (compiled.isEmpty()) {
            return 1;
        }
        if (!differences && against.isEmpty()) {
            EffectiveMapping.of(compiled.get().definition())
                    .forEach(line -> out.println("%-10s %-60s %s".formatted(line.kind(), line.name(), value(line))));
            return 0;
        }
        PackageSource other = against.isEmpty() ? plain : bench.effective(plain, against, out);
        Optional<MappingPackage> compared = bench.compile(other, validation, out);
        if (compared.isEmpty()) {
            return 1;
        }
        print(
                EffectiveMapping.differences(
                        compared.get().definition(), compiled.get().definition()),
                out);
        return 0;
    }

    private void print(List<Change> changes, PrintWriter out) {
        String here = against.isEmpty() ? "package" : against;
        String there = authority.isEmpty() ? "Verbund" : authority;
        int width = Math.max(here.length(), there.length());
        for (Change change : changes) {
            out.println(change.name());
            out.println(("  %-" + width + "s  %s").formatted(here, values(change.ours())));
            out.println(("  %-" + width + "s  %s").formatted(there, values(change.theirs())));
        }
        out.println("%d differences".formatted(changes.size()));
    }

    private static String values(List<Line> lines) {
        return lines.isEmpty()
                ? "– (left out)"
                : lines.stream().map(ShowCommand::value).collect(Collectors.joining("; "));
    }

    private static String value(Line line) {
        return line.value() + "  [" + line.origin() + "]";
    }
}
