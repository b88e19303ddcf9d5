package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.outline.Declaration;
import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.tool.Skeleton;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a package: every field of both schemas with its title, and two samples. */
@Command(
        name = "new",
        description = "Begin a package from a source schema and a target schema.",
        mixinStandardHelpOptions = true)
final class NewCommand extends ToolCommand {

    private static final int MANY_FIELDS = 2000;
    private static final int SAMPLE_DEPTH = 8;
    private static final Set<String> ROWS = Set.of("csv", "fixed-length");

    @Parameters(paramLabel = "PACKAGE", description = "path of the package, for example abfall/bestellung")
    private String path = "";

    @Option(names = "--source", required = true, paramLabel = "SCHEMA", description = "schema key: URN_version#root")
    private String source = "";

    @ArgGroup(multiplicity = "1")
    private Goal goal = new Goal();

    /** What comes out: XML by a schema, or rows by a layout that is begun too. */
    private static final class Goal {
        @Option(
                names = "--target",
                required = true,
                paramLabel = "SCHEMA",
                description = "schema key of the message to make, if it is XML")
        private String target = "";

        @Option(
                names = "--format",
                required = true,
                paramLabel = "csv|fixed-length",
                description = "the message to make, if it is rows; a layout is begun")
        private String format = "";
    }

    @Option(names = "--service", required = true, paramLabel = "URN", description = "URN of the service")
    private String service = "";

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "German name of the service")
    private String title = "";

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        Declaration root = declaration(bench, validation, key("--source", source));
        if (!goal.format.isEmpty() && !ROWS.contains(goal.format)) {
            throw new IOException("--format is csv or fixed-length; for XML name a schema with --target");
        }
        String name = Workbench.path(path, bench.ownMappings());
        Path folder = bench.ownMappings().resolve(name);
        if (Files.exists(folder)) {
            throw new IOException(folder + " is there already");
        }
        List<SourceField> fields = SourceField.of(root, MANY_FIELDS);
        var skeleton = new Skeleton(new Skeleton.Names(title, service().urn(), key("--source", source)), fields);
        var files = new TreeMap<String, String>();
        if (goal.format.isEmpty()) {
            SchemaKey target = key("--target", goal.target);
            List<SourceField> targetFields = SourceField.of(declaration(bench, validation, target), MANY_FIELDS);
            files.putAll(skeleton.xml(target, targetFields));
        } else {
            files.putAll(skeleton.rows(goal.format));
        }
        var values = new InstanceValues(validation.library().codeLists(), "urn:xoev-de:codeliste:");
        files.putAll(skeleton.sample("minimal", new InstanceMaker(values, Choices.smallest()).make(root)));
        files.putAll(skeleton.sample(
                "maximal", new InstanceMaker(values, Choices.of(depth -> depth < SAMPLE_DEPTH)).make(root)));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path at = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(at.getParent()));
            Files.writeString(at, file.getValue(), StandardOpenOption.CREATE_NEW);
            out.println(at);
        }
        out.println("%d source fields. Next: write the rules, then hub mapping test %s".formatted(fields.size(), name));
        return 0;
    }

    private ServiceKey service() throws IOException {
        try {
            return new ServiceKey(service);
        } catch (IllegalArgumentException e) {
            throw new IOException("--service " + service + ": " + e.getMessage(), e);
        }
    }

    private static SchemaKey key(String option, String text) throws IOException {
        try {
            return new SchemaKey(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(option + " " + text + ": " + e.getMessage(), e);
        }
    }

    private static Declaration declaration(Workbench bench, Validation validation, SchemaKey key) throws IOException {
        var found = bench.outline(key, validation);
        if (found.isPresent()) {
            return found.get();
        }
        String hint = validation.library().packages().stream()
                .flatMap(known -> known.messages().stream()
                        .filter(root -> root.localName().equals(key.root())
                                || known.namespaces().contains(key.standard()))
                        .map(root -> root.namespace() + "#" + root.localName()))
                .limit(5)
                .collect(Collectors.joining(", "));
        throw new IOException("there is no " + key + " in " + bench.schemaFolders()
                + (hint.isEmpty() ? "; a key is namespace#root or URN_version#root" : "; did you mean " + hint + "?"));
    }
}
