package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.sample.SampleResult;
import de.ozghub.mapping.tool.Breakage;
import de.ozghub.mapping.tool.UnknownNames;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the samples of packages and shows what differs, field by field. */
@Command(name = "test", description = "Run all samples of packages.", mixinStandardHelpOptions = true)
final class TestCommand extends ToolCommand {

    @Parameters(paramLabel = "PACKAGE", arity = "0..*", description = "paths of packages; all if none is named")
    private List<String> named = List.of();

    @Option(names = "--authority", paramLabel = "KEY", description = "with the overrides of this authority")
    private String authority = "";

    @Option(names = "--breakage", description = "break each rule in turn; a rule that no sample misses is a failure")
    private boolean breakage;

    @Option(
            names = "--accept",
            description =
                    "write what comes out as expected result of samples that have none; read it before you trust it")
    private boolean accept;

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        if (accept && !authority.isEmpty()) {
            throw new IOException("--accept writes what the package itself makes; leave --authority out");
        }
        Validation validation = bench.validation();
        int failed = 0;
        for (PackageSource found : bench.packages(named)) {
            Optional<MappingPackage> compiled = bench.compile(bench.effective(found, authority, out), validation, out);
            boolean passed = compiled.isPresent() && tested(bench, validation, compiled.get(), found.path(), out);
            failed += passed ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean tested(
            Workbench bench, Validation validation, MappingPackage compiled, String path, PrintWriter out)
            throws IOException {
        if (accept) {
            // what the package itself makes, whatever the Verbund sets differently
            PackageSource own = bench.onePackage(path);
            Optional<MappingPackage> itself = bench.compile(own, validation, out);
            if (itself.isPresent()) {
                new Acceptance(bench.mappings().resolve(path), out).of(itself.get(), own);
            }
        }
        PackageSource plain = bench.onePackage(path);
        PackageSource source = bench.effective(plain, authority);
        PackageTest test = bench.samples(validation);
        boolean overridden = !source.version().equals(plain.version());
        boolean passed = overridden ? withOverrides(test, compiled, source, out) : samples(test, compiled, source, out);
        UnknownNames.of(compiled.definition(), bench.fields(compiled.source(), validation))
                .forEach(hint -> out.println("  hint    " + hint));
        return passed && (!breakage || broken(bench, validation, compiled, source, out));
    }

    private static boolean samples(PackageTest test, MappingPackage compiled, PackageSource source, PrintWriter out) {
        var report = test.run(compiled, source);
        out.println(source.path() + ": " + (report.passed() ? "passed" : "FAILED"));
        for (SampleResult result : report.results()) {
            switch (result) {
                case SampleResult.Passed passed -> out.println("  ok      " + passed.name());
                case SampleResult.NotRun notRun -> out.println("  not run " + notRun.name() + ": " + notRun.why());
                case SampleResult.Failed failed -> {
                    out.println("  FAILED  " + failed.name());
                    failed.differences().forEach(difference -> out.println("    " + difference));
                    if (makesMessages(failed) && nothingExpected(source, failed.name())) {
                        out.println("    nothing is expected yet: write expected/<target>, or let --accept write it");
                    }
                }
            }
        }
        return report.passed();
    }

    /** What is overridden may come out differently, as long as every sample still makes valid messages. */
    private boolean withOverrides(PackageTest test, MappingPackage compiled, PackageSource source, PrintWriter out) {
        var invalid = test.withoutValidMessages(compiled, source);
        var report = test.run(compiled, source);
        String whose = authority.isEmpty() ? "the Verbund" : authority;
        out.println("%s with the overrides of %s: %s"
                .formatted(source.path(), whose, invalid.isEmpty() ? "passed" : "FAILED"));
        for (SampleResult result : report.results()) {
            switch (result) {
                case SampleResult.Passed passed -> out.println("  ok      " + passed.name());
                case SampleResult.NotRun notRun -> out.println("  not run " + notRun.name() + ": " + notRun.why());
                case SampleResult.Failed failed -> {
                    out.println((invalid.contains(failed.name()) ? "  FAILED  " : "  differs ") + failed.name());
                    failed.differences().forEach(difference -> out.println("    " + difference));
                }
            }
        }
        return invalid.isEmpty();
    }

    private static boolean makesMessages(SampleResult.Failed failed) {
        return failed.differences().stream()
                .noneMatch(difference -> difference.target().equals(PackageTest.SOURCE));
    }

    private static boolean nothingExpected(PackageSource source, String sample) {
        return source.files().keySet().stream().noneMatch(file -> file.startsWith("samples/" + sample + "/expected/"))
                && Sample.of(source).stream()
                        .anyMatch(candidate -> candidate.name().equals(sample)
                                && candidate.outcome().expectation() == Sample.Expectation.MESSAGES);
    }

    private static boolean broken(
            Workbench bench, Validation validation, MappingPackage compiled, PackageSource source, PrintWriter out) {
        boolean noticed = true;
        for (Breakage.Variant variant : Breakage.of(source, compiled.definition())) {
            var missed = bench.compile(variant.source(), validation, out)
                    .map(mapping -> bench.samples(validation)
                            .run(mapping, variant.source())
                            .notPassed())
                    .orElse(List.of("does not compile"));
            if (missed.isEmpty()) {
                noticed = false;
                out.println("  UNNEEDED " + variant.what() + ": no sample misses it");
            } else {
                out.println("  missed   " + variant.what() + " by " + String.join(", ", missed));
            }
        }
        return noticed;
    }
}
