package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.Bytes;
import de.ozghub.mapping.MappingInput;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.MappingResult;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.SubmissionContext;
import de.ozghub.mapping.SubmissionContext.Office;
import de.ozghub.mapping.sample.Difference;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.mapping.sample.Sample;
import de.ozghub.mapping.sample.Sentences;
import de.ozghub.submission.Area;
import de.ozghub.submission.SubmissionId;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs two versions of a package over a folder of messages and shows what comes out differently. */
@Command(
        name = "diff",
        description = "What a new version of a package does differently to a folder of messages.",
        mixinStandardHelpOptions = true)
final class DiffCommand extends ToolCommand {

    @Parameters(index = "0", paramLabel = "OLD", description = "folder of the old version, with mapping.yaml")
    private Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "folder of the new version, with mapping.yaml")
    private Path fresh = Path.of("");

    @Parameters(index = "2", paramLabel = "MESSAGES", description = "folder of messages (*.xml)")
    private Path messages = Path.of("");

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        Optional<MappingPackage> before = bench.compile(one(old), validation, out);
        Optional<MappingPackage> after = bench.compile(one(fresh), validation, out);
        if (before.isEmpty() || after.isEmpty()) {
            return 1;
        }
        List<Path> files = messageFiles();
        int different = 0;
        int foreign = 0;
        for (Path file : files) {
            Bytes data = Bytes.of(Files.readAllBytes(file));
            if (!validation
                    .validator(before.get().source())
                    .validate(data.toByteArray())
                    .valid()) {
                foreign++;
                continue;
            }
            MappingInput input = input(file, data, before.get());
            List<Difference> differences = differences(
                    bench.samples(validation),
                    after.get(),
                    before.get().map(input),
                    after.get().map(input));
            if (!differences.isEmpty()) {
                different++;
                out.println(messages.relativize(file));
                differences.forEach(difference -> out.println("  " + difference));
            }
        }
        if (foreign == files.size()) {
            throw new IOException("no file in %s is a valid message of %s"
                    .formatted(messages, before.get().source()));
        }
        out.println("%d of %d messages come out differently".formatted(different, files.size() - foreign)
                + (foreign == 0
                        ? ""
                        : "; %d left out, not valid for %s"
                                .formatted(foreign, before.get().source())));
        return different == 0 ? 0 : 1;
    }

    private List<Path> messageFiles() throws IOException {
        if (!Files.isDirectory(messages)) {
            throw new IOException(messages + " is not a folder of messages");
        }
        try (Stream<Path> found = Files.walk(messages)) {
            List<Path> files = found.filter(path -> path.toString().endsWith(".xml"))
                    .filter(path -> !path.toString().contains("expected"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException("there is no message (*.xml) in " + messages);
            }
            return files;
        }
    }

    private static PackageSource one(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(MappingPackages.DESCRIPTION))) {
            throw new IOException(folder + " is no package: it has no " + MappingPackages.DESCRIPTION);
        }
        return MappingPackages.readOne(folder);
    }

    /** A sample brings its context; any other message gets the same invented one in both versions. */
    private static MappingInput input(Path file, Bytes data, MappingPackage mappingPackage) throws IOException {
        Path context = file.resolveSibling("context.yaml");
        if (Files.isRegularFile(context)) {
            return Sample.input(data, Files.readString(context));
        }
        var office = new Office(new Area("051200000000"), "Musterbehörde");
        return new MappingInput(
                data,
                new SubmissionContext(
                        new SubmissionId(new UUID(0, 1)),
                        null,
                        Instant.EPOCH,
                        office,
                        office,
                        mappingPackage.service(),
                        List.of()));
    }

    private static List<Difference> differences(
            PackageTest test, MappingPackage newer, MappingResult before, MappingResult after) {
        if (before instanceof MappingResult.Mapped left && after instanceof MappingResult.Mapped right) {
            var old = new TreeMap<>(PackageTest.documents(left));
            var fresh = new TreeMap<>(PackageTest.documents(right));
            var names = new TreeSet<>(old.keySet());
            names.addAll(fresh.keySet());
            var differences = new ArrayList<Difference>();
            names.forEach(name -> differences.addAll(test.differences(newer, name, old.get(name), fresh.get(name))));
            return differences;
        }
        String left = outcome(before);
        String right = outcome(after);
        return left.equals(right) ? List.of() : List.of(new Difference("package", "/", left, right));
    }

    private static String outcome(MappingResult result) {
        return switch (result) {
            case MappingResult.Mapped mapped -> mapped.messages().size() + " messages";
            case MappingResult.MappingFault fault ->
                fault.problems().stream().map(Sentences::of).collect(Collectors.joining(" "));
        };
    }
}
