package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.sample.Sentences;
import de.ozghub.mapping.tool.Explanation;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
        List<Sample> samples = Sample.of(source);
        Sample sample = samples.stream()
                .filter(candidate -> candidate.name().equals(sampleName))
                .findFirst()
                .orElseThrow(() -> new IOException("no sample %s in %s; there are: %s"
                        .formatted(
                                sampleName,
                                source.path(),
                                String.join(
                                        ", ", samples.stream().map(Sample::name).toList()))));
        switch (compiled.get().map(sample.input())) {
            case MappingResult.MappingFault fault -> {
                out.println(sampleName + " makes no message:");
                fault.problems().forEach(problem -> out.println("  " + Sentences.of(problem)));
                return 1;
            }
            case MappingResult.Mapped mapped -> explain(bench, validation, compiled.get(), sample, mapped, out);
        }
        return 0;
    }

    private static void explain(
            Workbench bench,
            Validation validation,
            MappingPackage mappingPackage,
            Sample sample,
            MappingResult.Mapped mapped,
            PrintWriter out) {
        for (Explanation.Line line :
                new Explanation(bench.xml(), bench.samples(validation)).of(mappingPackage, sample.input())) {
            out.println("%s/%s = %s%n    from %s, by %s"
                    .formatted(line.target(), line.field(), line.value(), line.from(), line.rule()));
        }
        mapped.losses()
                .forEach(loss -> out.println("lost in %s: %s, %s, by %s"
                        .formatted(loss.target(), loss.field(), loss.reason(), loss.rule())));
    }
}
