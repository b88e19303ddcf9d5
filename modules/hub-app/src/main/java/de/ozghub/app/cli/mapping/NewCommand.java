package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.outline.Declaration;
import de.ozghub.mapping.outline.InstanceMaker;
import de.ozghub.mapping.outline.InstanceMaker.Choices;
import de.ozghub.mapping.outline.InstanceValues;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.tool.Skeleton;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.validation.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a package: every field of both schemas with its title, and a first sample. */
@Command(
        name = "new",
        description = "Begin a package from a source schema and a target schema.",
        mixinStandardHelpOptions = true)
final class NewCommand extends ToolCommand {

    private static final int MANY_FIELDS = 2000;

    @Parameters(paramLabel = "PACKAGE", description = "path of the package, for example abfall/bestellung")
    private String path = "";

    @Option(names = "--source", required = true, paramLabel = "SCHEMA", description = "schema key: URN_version#root")
    private String source = "";

    @Option(
            names = "--target",
            required = true,
            paramLabel = "SCHEMA",
            description = "schema key of the message to make")
    private String target = "";

    @Option(names = "--service", required = true, paramLabel = "URN", description = "URN of the service")
    private String service = "";

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "German name of the service")
    private String title = "";

    @Override
    int run(Workbench bench, PrintWriter out) throws IOException {
        Validation validation = bench.validation();
        var sourceKey = new SchemaKey(source);
        var targetKey = new SchemaKey(target);
        Declaration root = declaration(bench, validation, sourceKey);
        Declaration targetRoot = declaration(bench, validation, targetKey);
        Path folder = bench.mappings().resolve(path);
        if (Files.exists(folder)) {
            throw new IOException(folder + " is there already");
        }
        List<SourceField> fields = SourceField.of(root, MANY_FIELDS);
        List<SourceField> targetFields = SourceField.of(targetRoot, MANY_FIELDS);
        var values = new InstanceValues(validation.library().codeLists(), "urn:xoev-de:codeliste:");
        String sample = new InstanceMaker(values, Choices.smallest()).make(root);
        var names = new Skeleton.Names(title, service, sourceKey, targetKey);
        for (Map.Entry<String, String> file :
                Skeleton.of(names, fields, targetFields, sample).entrySet()) {
            Path at = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(at.getParent()));
            Files.writeString(at, file.getValue(), StandardOpenOption.CREATE_NEW);
        }
        out.println("%s: %d source fields, %d target fields".formatted(folder, fields.size(), targetFields.size()));
        return 0;
    }

    private static Declaration declaration(Workbench bench, Validation validation, SchemaKey key) throws IOException {
        return bench.outline(key, validation).orElseThrow(() -> new IOException("the schema library has no " + key));
    }
}
