package de.ozghub.app.cli.mapping;

import de.ozghub.app.start.HubData;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where packages and schemas lie, and everything needed to run packages. Options every command has. */
final class Workbench {

    private static final int MOST_FIELDS = 20_000;

    @Option(
            names = "--mappings",
            paramLabel = "FOLDER",
            description = "folder of packages (default: mappings here, else of the hub's folder)")
    private @Nullable Path mappings;

    @Option(
            names = "--schemas",
            paramLabel = "FOLDER",
            description = "folder of own schemas (default: xsd here, else of the hub's folder)")
    private @Nullable Path schemas;

    @Option(
            names = "--library",
            paramLabel = "FOLDER",
            description =
                    "folder of official schema packages, may be absent (default: library in $HUB_DATA, else here, "
                            + "else of the hub's folder)")
    private @Nullable Path library;

    @Option(
            names = "--conf",
            paramLabel = "FOLDER",
            description =
                    "folder of hub.yaml, overrides lie in mappings/ below it (default: conf here, else of the hub's "
                            + "folder)")
    private @Nullable Path conf;

    /** Made when the first command needs it, since each command has a workbench and most are never called. */
    private static final class Xml {

        static final HardenedXml HARDENED = new HardenedXml(XmlLimits.DEFAULT);
    }

    HardenedXml xml() {
        return Xml.HARDENED;
    }

    /** Opens the schemas; takes about a second. */
    Validation validation() throws IOException {
        Path own = folder(schemas, "xsd");
        if (schemas != null && !Files.isDirectory(own)) {
            throw new IOException(own + " is not a folder; --schemas names the folder of own schemas");
        }
        Path official = officialLibrary();
        if (library != null && !Files.isDirectory(official)) {
            throw new IOException(official + " is not a folder; --library names the folder of official packages");
        }
        var settings = new LibrarySettings(existing(own), existing(official), Map.of());
        return new Validation(SchemaLibrary.open(settings), XmlLimits.DEFAULT, InstantSource.system());
    }

    private Path officialLibrary() {
        return library != null
                ? library
                : HubData.library(System.getenv()).filter(Files::isDirectory).orElseGet(() -> folder(null, "library"));
    }

    private static List<Path> existing(Path folder) {
        return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }

    /** What is named; else the folder of this name where the user is; else that of the distribution or repository. */
    private static Path folder(@Nullable Path named, String name) {
        if (named != null) {
            return named;
        }
        Path here = Path.of(name);
        String home = System.getProperty("hub.root", "");
        return Files.isDirectory(here) || home.isBlank() ? here : Path.of(home, name);
    }

    Path mappings() {
        return folder(mappings, "mappings");
    }

    /** Where a new package goes: never into the distribution. */
    Path ownMappings() {
        return mappings == null ? Path.of("mappings") : mappings;
    }

    /** Packages that are named, by path or by folder, or all if none is. */
    List<PackageSource> packages(List<String> named) throws IOException {
        if (!Files.isDirectory(mappings())) {
            throw new IOException("there is no folder " + mappings()
                    + "; go to the folder above mappings/, or name it with --mappings");
        }
        List<PackageSource> all = MappingPackages.read(mappings());
        var found = new ArrayList<PackageSource>();
        for (String name : named) {
            found.add(all.stream()
                    .filter(source -> source.path().equals(path(name)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no package %s in %s; there are: %s"
                            .formatted(
                                    path(name),
                                    mappings(),
                                    String.join(
                                            ", ",
                                            all.stream()
                                                    .map(PackageSource::path)
                                                    .toList())))));
        }
        if (named.isEmpty() && all.isEmpty()) {
            throw new IOException("there is no package in " + mappings());
        }
        return named.isEmpty() ? all : found;
    }

    /** A package may be named by its folder as the shell completes it: {@code mappings/abfall/bestellung/}. */
    String path(String named) {
        return path(named, mappings());
    }

    static String path(String named, Path mappings) {
        Path root = mappings.toAbsolutePath().normalize();
        Path folder = Path.of(named).toAbsolutePath().normalize();
        String path = folder.startsWith(root) && !folder.equals(root)
                ? root.relativize(folder).toString().replace('\\', '/')
                : named;
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    PackageSource onePackage(String named) throws IOException {
        return packages(List.of(named)).getFirst();
    }

    /** The package as an authority has it; as the Verbund has it if no authority is named. */
    PackageSource effective(PackageSource source, String authority) throws IOException {
        var overrides = new PackageOverrides(overrides());
        return authority.isEmpty() ? overrides.common(source) : overrides.effective(source, authority);
    }

    /** As {@link #effective(PackageSource, String)}; says if the authority sets nothing differently: its key may be misspelt. */
    PackageSource effective(PackageSource source, String authority, PrintWriter out) throws IOException {
        Path folder = overrides();
        if (!authority.isEmpty() && !new PackageOverrides(folder).differs(source.path(), authority)) {
            out.println("%s sets nothing differently: there is no %s"
                    .formatted(authority, folder.resolve(source.path()).resolve(authority + ".yaml")));
        }
        return effective(source, authority);
    }

    private Path overrides() {
        return folder(conf, "conf").resolve("mappings");
    }

    /** The folders in which schemas are looked for. */
    String schemaFolders() {
        return folder(schemas, "xsd") + " and " + officialLibrary();
    }

    /** Prints every fault of a package that does not compile. */
    Optional<MappingPackage> compile(PackageSource source, Validation validation, PrintWriter out) {
        return switch (new PackageCompiler(xml(), validation).compile(source)) {
            case Compilation.Compiled compiled -> Optional.of(compiled.mappingPackage());
            case Compilation.Faulty faulty -> {
                out.println(source.path() + ": cannot run");
                faulty.faults().forEach(fault -> out.println("  " + fault));
                yield Optional.empty();
            }
        };
    }

    PackageTest samples(Validation validation) {
        return new PackageTest(xml(), validation);
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
                schemaPackage.root(key).flatMap(root -> new SchemaOutline(xml(), schemaPackage).root(root)));
    }
}
