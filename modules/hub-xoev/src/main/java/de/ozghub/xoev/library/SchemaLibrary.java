package de.ozghub.xoev.library;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All schema packages and code lists a hub works with, read once from folders. Immutable and thread-safe: a changed folder
 * needs a new library. Takes about half a second for 20 packages; nothing is compiled yet.
 */
public final class SchemaLibrary {

    private final List<SchemaPackage> packages;
    private final Map<String, List<SchemaPackage>> byStandard;
    private final CodeLists codeLists;
    private final Map<String, Validity> validity;
    private final Set<String> names;
    private final Set<String> rootNames;

    private SchemaLibrary(List<SchemaPackage> packages, CodeLists codeLists, Map<String, Validity> validity) {
        this.packages = List.copyOf(packages);
        this.byStandard = index(packages);
        this.codeLists = codeLists;
        this.validity = validity;
        this.names = packages.stream()
                .flatMap(candidate -> candidate.names().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.rootNames = packages.stream()
                .flatMap(candidate -> candidate.roots().stream())
                .map(SchemaRoot::localName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws java.io.UncheckedIOException if one of the folders cannot be listed; a single broken package is no error but
     *     has a {@link SchemaPackage#fault()}
     */
    public static SchemaLibrary open(LibrarySettings settings) {
        var xml = new HardenedXml(XmlLimits.LIBRARY);
        var folders = new ArrayList<PackageFolder>();
        for (Path base : settings.own()) {
            folders.addAll(PackageFolder.below(base.toAbsolutePath().normalize(), false, settings.except()));
        }
        for (Path base : settings.official()) {
            folders.addAll(PackageFolder.below(base.toAbsolutePath().normalize(), true, settings.except()));
        }
        List<Path> genericode = Stream.concat(settings.own().stream(), settings.official().stream())
                .map(base -> base.toAbsolutePath().normalize())
                .flatMap(base -> PackageFolder.codeLists(base, settings.except()).stream())
                .toList();
        return new SchemaLibrary(
                new LibraryReader(xml).read(folders), CodeLists.of(xml, genericode), settings.validity());
    }

    /** Files with code lists in the folder of one package, {@code <standard>/<version>}; none if it is not there. */
    public static List<Path> codeListFiles(Path folder) {
        return PackageFolder.of(folder, true).codeLists();
    }

    /** Every package, broken ones included, own ones first, by folder name. */
    public List<SchemaPackage> packages() {
        return packages;
    }

    public CodeLists codeLists() {
        return codeLists;
    }

    /**
     * The package that holds the key's standard and root; it may have a fault. A key without root finds by standard. Of
     * several packages that carry the standard a usable one comes first, and one that is named after it.
     */
    public Optional<SchemaPackage> find(SchemaKey key) {
        return byStandard.getOrDefault(key.standard(), List.of()).stream()
                .filter(found -> found.fault().isPresent()
                        || key.root().isEmpty()
                        || found.root(key).isPresent())
                .min(Comparator.comparing((SchemaPackage found) -> found.fault().isPresent())
                        .thenComparing(found -> !isMain(found, key.standard())));
    }

    private static boolean isMain(SchemaPackage found, String standard) {
        return found.main()
                .filter(main -> SchemaPackage.names(main.standard(), standard))
                .isPresent();
    }

    /** The standard and version a namespace stands for, in any package. */
    public Optional<StandardVersion> standard(String namespace) {
        return packages.stream()
                .flatMap(candidate -> candidate.standards().stream())
                .filter(standard -> standard.namespace().equals(namespace))
                .findFirst();
    }

    /**
     * Local names of all elements and attributes any schema declares: safe to name in a report. Any other name in a message
     * was chosen by its sender and may be content.
     */
    public Set<String> names() {
        return names;
    }

    /** Local names of all roots of all packages; safe to name in the same way. */
    public Set<String> rootNames() {
        return rootNames;
    }

    /** When messages of this version are taken; {@link #validity(StandardVersion, Direction)} for {@link Direction#IN}. */
    public Validity validity(StandardVersion standard) {
        return validity(standard, Direction.IN);
    }

    /** When this version is used: as the settings say, else as its import said, else always. */
    public Validity validity(StandardVersion standard, Direction direction) {
        var byKey = validity.get(standard.key());
        if (byKey != null) {
            return byKey;
        }
        var byNamespace = validity.get(standard.namespace());
        return byNamespace != null
                ? byNamespace
                : byStandard.getOrDefault(standard.key(), List.of()).stream()
                        .min(Comparator.comparing(found -> !isMain(found, standard.key())))
                        .flatMap(SchemaPackage::manifest)
                        .map(manifest -> manifest.validity(direction))
                        .orElse(Validity.ALWAYS);
    }

    private static Map<String, List<SchemaPackage>> index(List<SchemaPackage> packages) {
        var index = new LinkedHashMap<String, List<SchemaPackage>>();
        for (SchemaPackage candidate : packages) {
            for (StandardVersion standard : candidate.standards()) {
                add(index, standard.key(), candidate);
                add(index, standard.namespace(), candidate);
            }
        }
        return Map.copyOf(index);
    }

    private static void add(Map<String, List<SchemaPackage>> index, String key, SchemaPackage candidate) {
        var known = index.computeIfAbsent(key, absent -> new ArrayList<>());
        if (!known.contains(candidate)) {
            known.add(candidate);
        }
    }
}
