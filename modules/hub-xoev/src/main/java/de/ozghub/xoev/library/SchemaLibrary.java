package de.ozghub.xoev.library;

import de.ozghub.submission.SchemaKey;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All schema packages and code lists a hub works with, read once from folders. Immutable and thread-safe: a changed folder
 * needs a new library. Takes about half a second for 20 packages; nothing is compiled yet.
 */
public final class SchemaLibrary {

    private final List<SchemaPackage> packages;
    private final Map<String, SchemaPackage> byStandard;
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
            folders.addAll(PackageFolder.below(base.toAbsolutePath().normalize(), false));
        }
        for (Path base : settings.official()) {
            folders.addAll(PackageFolder.below(base.toAbsolutePath().normalize(), true));
        }
        List<Path> genericode = Stream.concat(settings.own().stream(), settings.official().stream())
                .flatMap(base -> PackageFolder.codeLists(base).stream())
                .toList();
        return new SchemaLibrary(
                new LibraryReader(xml).read(folders), CodeLists.of(xml, genericode), settings.validity());
    }

    /** Every package, broken ones included, own ones first, by folder name. */
    public List<SchemaPackage> packages() {
        return packages;
    }

    public CodeLists codeLists() {
        return codeLists;
    }

    /** The package that holds the key's standard and root; it may have a fault. A key without root finds by standard. */
    public Optional<SchemaPackage> find(SchemaKey key) {
        return Optional.ofNullable(byStandard.get(key.standard()))
                .filter(found -> found.fault().isPresent()
                        || key.root().isEmpty()
                        || found.root(key).isPresent());
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

    /** When this version is taken; always, unless the settings say otherwise. */
    public Validity validity(StandardVersion standard) {
        var byKey = validity.get(standard.key());
        return byKey != null ? byKey : validity.getOrDefault(standard.namespace(), Validity.ALWAYS);
    }

    private static Map<String, SchemaPackage> index(List<SchemaPackage> packages) {
        var index = new LinkedHashMap<String, @Nullable SchemaPackage>();
        for (SchemaPackage candidate : packages) {
            for (StandardVersion standard : candidate.standards()) {
                index.putIfAbsent(standard.key(), candidate);
                index.putIfAbsent(standard.namespace(), candidate);
            }
        }
        return Map.copyOf(index);
    }
}
