package de.ozghub.xoev.library;

import de.ozghub.submission.SchemaKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One package of the library: all schemas of a folder, with the standards they carry. Thread-safe; compiled at the first
 * {@link #schema()} and kept.
 */
public final class SchemaPackage {

    private final PackageFolder folder;
    private final String contentHash;
    private final List<SchemaDocument> documents;
    private final Standards appinfo;
    private final List<StandardVersion> standards;
    private final SchemaCompiler.Walk walk;
    private final Set<String> namespaces;
    private final List<SchemaRoot> roots;
    private final SchemaCompiler compiler;
    private final Object lock = new Object();
    private @Nullable Schema schema;
    private volatile @Nullable String fault;

    SchemaPackage(
            PackageFolder folder,
            String contentHash,
            List<SchemaDocument> documents,
            Standards appinfo,
            List<StandardVersion> standards,
            SchemaCompiler.Walk walk,
            SchemaCompiler compiler,
            @Nullable String fault) {
        this.folder = folder;
        this.contentHash = contentHash;
        this.documents = documents;
        this.appinfo = appinfo;
        this.standards = standards;
        this.walk = walk;
        this.namespaces = standards.stream().map(StandardVersion::namespace).collect(Collectors.toUnmodifiableSet());
        this.roots = documents.stream()
                .filter(document -> namespaces.contains(document.namespace()))
                .flatMap(document -> document.roots().stream())
                .toList();
        this.compiler = compiler;
        this.fault = fault;
    }

    /** {@code <folder of the standard>/<folder of the version>}, for example {@code xbau/2.6}. */
    public String name() {
        return folder.name();
    }

    /** True for a package from a standard's publisher, false for a schema of the project's own. */
    public boolean official() {
        return folder.official();
    }

    /** SHA-256 over all files of the folder, in hex; empty if the folder could not be read. */
    public String contentHash() {
        return contentHash;
    }

    /** Standards the package carries; XBau 2.6 also carries the Kernmodul 1.3.0. */
    public List<StandardVersion> standards() {
        return standards;
    }

    /** Namespaces of these standards. */
    public Set<String> namespaces() {
        return namespaces;
    }

    /** Global elements in these namespaces, in the order of the files. */
    public List<SchemaRoot> roots() {
        return roots;
    }

    /** Why the package cannot be used; known at the latest after the first {@link #schema()}. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** What the import wrote down; empty for a folder put there by hand. */
    public Optional<PackageManifest> manifest() {
        return Optional.ofNullable(folder.manifest());
    }

    /** Metadata of each standard the package carries; empty without XÖV metadata. */
    public List<Appinfo> appinfo() {
        return appinfo.all();
    }

    /** The standard the package is named after; empty without XÖV metadata. */
    public Optional<Appinfo> main() {
        return appinfo.main();
    }

    /** Namespaces of {@link #main()}; without XÖV metadata those that no other namespace of the package imports. */
    public Set<String> mainNamespaces() {
        return appinfo.mainNamespaces();
    }

    /**
     * Roots a message can have: global elements of its standards that have a title or legal basis, or that stand in no other
     * element and are not abstract. Without XÖV metadata only {@link #mainNamespaces()} count.
     */
    public List<SchemaRoot> messages() {
        Set<String> parts = all(SchemaDocument::parts);
        Set<String> described = all(SchemaDocument::described);
        Set<String> counted = appinfo.all().isEmpty() ? appinfo.mainNamespaces() : namespaces;
        return roots.stream()
                .filter(root -> counted.contains(root.namespace()))
                .filter(root -> {
                    String name = "{%s}%s".formatted(root.namespace(), root.localName());
                    return described.contains(name) || !parts.contains(name);
                })
                .toList();
    }

    private Set<String> all(Function<SchemaDocument, Set<String>> part) {
        return documents.stream()
                .flatMap(document -> part.apply(document).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Code types of its standards, in the order of the files. */
    public List<CodeType> codeTypes() {
        return documents.stream()
                .filter(document -> namespaces.contains(document.namespace()))
                .flatMap(document -> document.codeTypes().stream())
                .toList();
    }

    /** Files its schemas refer to that no package of the library holds; empty for a usable package. */
    public List<MissingFile> missing() {
        return walk.missing();
    }

    /** Files of other packages its schemas use. */
    public Set<Path> foreignFiles() {
        return walk.foreign();
    }

    /** Every file of the package, in a fixed order. */
    public List<Path> files() {
        return folder.files();
    }

    /** Number of its schemas that count. */
    public int schemaCount() {
        return documents.size();
    }

    /** Schematron files of the package. */
    public List<Path> schematrons() {
        return folder.schematrons();
    }

    /** The standard a namespace of this package belongs to. */
    public Optional<StandardVersion> standard(String namespace) {
        return standards.stream()
                .filter(standard -> standard.namespace().equals(namespace))
                .findFirst();
    }

    /** The root a key names: first in the namespaces of the key's standard, then anywhere in the package. */
    public Optional<SchemaRoot> root(SchemaKey key) {
        var named = roots.stream()
                .filter(root -> root.localName().equals(key.root()))
                .toList();
        var preferred = named.stream()
                .filter(root -> standard(root.namespace())
                        .filter(standard -> names(standard, key.standard()))
                        .isPresent())
                .findFirst();
        return preferred.isPresent() ? preferred : named.stream().findFirst();
    }

    /** Values the schemas fix for header attributes {@code standard} in a namespace; empty if they leave it open. */
    public Set<String> headerStandards(String namespace) {
        return documents.stream()
                .filter(document -> document.namespace().equals(namespace))
                .flatMap(document -> document.header().standards().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Same for header attributes {@code version}. */
    public Set<String> headerVersions(String namespace) {
        return documents.stream()
                .filter(document -> document.namespace().equals(namespace))
                .flatMap(document -> document.header().versions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Code lists the schemas fix by their URI: safe to name in a report, unlike what a message says. */
    public Set<String> listUris() {
        return documents.stream()
                .flatMap(document -> document.listUris().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The schema files it is compiled from. */
    public List<Path> schemaFiles() {
        return documents.stream().map(SchemaDocument::file).toList();
    }

    /** Local names of the elements and attributes its schemas declare. */
    Set<String> names() {
        return documents.stream()
                .flatMap(document -> document.names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The compiled schema; may be shared by threads. The first call compiles (0.1 to 2 s), the others return at once.
     *
     * @throws SchemaFault if the package is incomplete or does not compile
     */
    public Schema schema() {
        synchronized (lock) {
            String known = fault;
            if (known != null) {
                throw new SchemaFault(known);
            }
            if (schema == null) {
                schema = compile((namespace, xsd) -> xsd);
            }
            return schema;
        }
    }

    /**
     * A schema compiled from other texts than those of the package; compiles at every call.
     *
     * @throws SchemaFault if the package is incomplete or does not compile
     */
    public Schema schema(SchemaText text) {
        synchronized (lock) {
            String known = fault;
            if (known != null) {
                throw new SchemaFault(known);
            }
            return compile(text);
        }
    }

    private Schema compile(SchemaText text) {
        try {
            return compiler.compile(name(), folder.folder(), documents, text);
        } catch (SchemaFault e) {
            fault = e.getMessage();
            throw e;
        }
    }

    static boolean names(StandardVersion standard, String key) {
        return standard.key().equals(key) || standard.namespace().equals(key);
    }
}
