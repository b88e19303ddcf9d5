package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.tool.EffectiveMapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
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

    @Option(names = "--differences", description = "only what Verbund or authority set differently")
    private boolean differences;

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        PackageSource source = bench.effective(bench.onePackage(named), authority);
        Optional<MappingPackage> compiled = bench.compile(source, bench.validation(), out);
        if (compiled.isEmpty()) {
            return 1;
        }
        EffectiveMapping.of(compiled.get().definition()).stream()
                .filter(line -> !differences || line.overridden())
                .forEach(line -> out.println(
                        "%-10s %-60s %s  [%s]".formatted(line.kind(), line.name(), line.value(), line.origin())));
        return 0;
    }
}
