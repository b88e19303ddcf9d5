package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.tool.Coverage;
import de.ozghub.mapping.tool.CoverageReport;
import de.ozghub.mapping.tool.CoverageReport.State;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of every source field whether it is read, dropped on purpose, or dropped silently, which fails. */
@Command(
        name = "coverage",
        description = "Which source fields are read, dropped with a reason, or dropped silently.",
        mixinStandardHelpOptions = true)
final class CoverageCommand extends ToolCommand {

    /** Of larger schemas and of official ones a sample for each field cannot be expected; those in samples are judged. */
    private static final int LARGE_SCHEMA = 1000;

    @Parameters(paramLabel = "PACKAGE", arity = "0..*", description = "paths of packages; all if none is named")
    private List<String> named = List.of();

    @Option(names = "--all", description = "show fields that are read, too")
    private boolean all;

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        int failed = 0;
        for (PackageSource source : bench.packages(named)) {
            Optional<MappingPackage> compiled = bench.compile(source, validation, out);
            boolean passed = compiled.isPresent() && covered(bench, validation, compiled.get(), source, out);
            failed += passed ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean covered(
            Workbench bench, Validation validation, MappingPackage compiled, PackageSource source, PrintWriter out) {
        List<SourceField> fields = bench.fields(compiled.source(), validation);
        boolean official = validation
                .library()
                .find(compiled.source())
                .map(SchemaPackage::official)
                .orElse(true);
        boolean large = official || fields.size() > LARGE_SCHEMA;
        CoverageReport report = new Coverage(bench.xml()).of(compiled, source, large ? List.of() : fields);
        String counts = Arrays.stream(State.values())
                .map(state -> report.count(state) + " " + word(state))
                .collect(Collectors.joining(", "));
        out.println(source.path() + ": " + (report.passed() ? "covered" : "NOT COVERED") + " (" + counts + ")"
                + (large ? "; only fields that stand in samples are judged" : ""));
        for (CoverageReport.Field field : report.fields()) {
            if (all || field.state() != State.READ) {
                out.println("  %-20s %s%s%s"
                        .formatted(
                                word(field.state()),
                                field.path(),
                                field.title().isEmpty() ? "" : "  " + field.title(),
                                field.reason().isEmpty() ? "" : "  (" + field.reason() + ")"));
            }
        }
        bench.samples(validation)
                .withoutValidMessages(compiled, source)
                .forEach(sample -> out.println("  sample " + sample
                        + " makes no message, so its fields count as silent; see hub mapping test"));
        report.needlessDrops().forEach(drop -> out.println("  drop fits no field: " + drop));
        return report.passed();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
