package de.ozghub.app.cli.mapping;

import de.ozghub.mapping.Compilation;
import de.ozghub.mapping.MappingPackage;
import de.ozghub.mapping.MappingPackages;
import de.ozghub.mapping.PackageCompiler;
import de.ozghub.mapping.PackageOverrides;
import de.ozghub.mapping.PackageSource;
import de.ozghub.mapping.outline.Declaration;
import de.ozghub.mapping.outline.SchemaOutline;
import de.ozghub.mapping.outline.SourceField;
import de.ozghub.mapping.sample.PackageTest;
import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.validation.Validation;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where packages and schemas lie, and everything needed to run packages. Options every command has. */
final class Workbench {

    private static final int MOST_FIELDS = 20_000;

    @Option(
            names = "--mappings",
            paramLabel = "FOLDER",
            defaultValue = "mappings",
            description = "folder of packages (default: ${DEFAULT-VALUE})")
    private Path mappings = Path.of("mappings");

    @Option(
            names = "--schemas",
            paramLabel = "FOLDER",
            defaultValue = "xsd",
            description = "folder of own schemas (default: ${DEFAULT-VALUE})")
    private Path schemas = Path.of("xsd");

    @Option(
            names = "--library",
            paramLabel = "FOLDER",
            defaultValue = "library",
            description = "folder of official schema packages; may be absent (default: ${DEFAULT-VALUE})")
    private Path library = Path.of("library");

    @Option(
            names = "--conf",
            paramLabel = "FOLDER",
            defaultValue = "conf",
            description = "folder of hub.yaml; overrides lie in mappings/ below it (default: ${DEFAULT-VALUE})")
    private Path conf = Path.of("conf");

    private final HardenedXml xml = new HardenedXml(XmlLimits.DEFAULT);

    HardenedXml xml() {
        return xml;
    }

    /** Opens the schemas; takes about a second. */
    Validation validation() {
        var settings = new LibrarySettings(
                Files.isDirectory(schemas) ? List.of(schemas) : List.of(),
                Files.isDirectory(library) ? List.of(library) : List.of(),
                Map.of());
        return new Validation(SchemaLibrary.open(settings), XmlLimits.DEFAULT, InstantSource.system());
    }

    Path mappings() {
        return mappings;
    }

    /** Packages whose path is named, or all if none is. */
    List<PackageSource> packages(List<String> named) throws IOException {
        List<PackageSource> found = MappingPackages.read(mappings).stream()
                .filter(source -> named.isEmpty() || named.contains(source.path()))
                .toList();
        for (String path : named) {
            if (found.stream().noneMatch(source -> source.path().equals(path))) {
                throw new IOException("no package " + path + " in " + mappings);
            }
        }
        return found;
    }

    PackageSource onePackage(String named) throws IOException {
        return packages(List.of(named)).getFirst();
    }

    /** The package as an authority has it; as the Verbund has it if no authority is named. */
    PackageSource effective(PackageSource source, String authority) throws IOException {
        var overrides = new PackageOverrides(conf.resolve("mappings"));
        return authority.isEmpty() ? overrides.common(source) : overrides.effective(source, authority);
    }

    /** Prints every fault of a package that does not compile. */
    Optional<MappingPackage> compile(PackageSource source, Validation validation, PrintWriter out) {
        return switch (new PackageCompiler(xml, validation).compile(source)) {
            case Compilation.Compiled compiled -> Optional.of(compiled.mappingPackage());
            case Compilation.Faulty faulty -> {
                out.println(source.path() + ": cannot run");
                faulty.faults().forEach(fault -> out.println("  " + fault));
                yield Optional.empty();
            }
        };
    }

    PackageTest samples(Validation validation) {
        return new PackageTest(xml, validation);
    }

    /** Every field of a schema's root; empty if the library does not hold it. */
    List<SourceField> fields(SchemaKey key, Validation validation) {
        return outline(key, validation)
                .map(found -> SourceField.of(found, MOST_FIELDS))
                .orElse(List.of());
    }

    Optional<Declaration> outline(SchemaKey key, Validation validation) {
        Optional<SchemaPackage> found = validation.library().find(key);
        return found.flatMap(schemaPackage ->
                schemaPackage.root(key).flatMap(root -> new SchemaOutline(xml, schemaPackage).root(root)));
    }
}
