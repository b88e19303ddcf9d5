package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.tool.Explanation;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows of each target field of one sample where it comes from and by which rule. */
@Command(
        name = "explain",
        description = "Where each target field of a sample comes from, and by which rule.",
        mixinStandardHelpOptions = true)
final class ExplainCommand extends ToolCommand {

    @Parameters(index = "0", paramLabel = "PACKAGE", description = "path of the package")
    private String named = "";

    @Parameters(index = "1", paramLabel = "SAMPLE", description = "name of the sample")
    private String sampleName = "";

    @Option(names = "--authority", paramLabel = "KEY", description = "with the overrides of this authority")
    private String authority = "";

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        PackageSource source = bench.effective(bench.onePackage(named), authority);
        Optional<MappingPackage> compiled = bench.compile(source, validation, out);
        if (compiled.isEmpty()) {
            return 1;
        }
        Sample sample = Sample.of(source).stream()
                .filter(candidate -> candidate.name().equals(sampleName))
                .findFirst()
                .orElseThrow(() -> new IOException("no sample " + sampleName + " in " + named));
        if (compiled.get().map(sample.input()) instanceof MappingResult.MappingFault fault) {
            fault.problems().forEach(problem -> out.println("fault: " + problem));
            return 1;
        }
        for (Explanation.Line line :
                new Explanation(bench.xml(), bench.samples(validation)).of(compiled.get(), sample.input())) {
            out.println("%s/%s = %s%n    from %s, by %s"
                    .formatted(line.target(), line.field(), line.value(), line.from(), line.rule()));
        }
        return 0;
    }
}
