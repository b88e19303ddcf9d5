package de.ozghub.xoev.library;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every schema document of the library, and the rule by which an include or import finds its file: by relative path, else by
 * namespace and file name, else by a namespace only one file has. The importing package's own files come first.
 */
final class DocumentIndex {

    private final Map<Path, SchemaDocument> byPath = new HashMap<>();
    private final Map<String, SchemaDocument> bySystemId = new HashMap<>();
    private final Map<String, List<SchemaDocument>> byNamespace = new HashMap<>();

    /** Documents added first are preferred. */
    void add(SchemaDocument document) {
        if (byPath.putIfAbsent(document.file(), document) == null) {
            bySystemId.put(document.systemId(), document);
            byNamespace
                    .computeIfAbsent(document.namespace(), namespace -> new ArrayList<>())
                    .add(document);
        }
    }

    /** All global groups; of several of one name the first counts. */
    Map<String, GroupReader.Group> groups() {
        var groups = new HashMap<String, GroupReader.Group>();
        byNamespace
                .values()
                .forEach(documents ->
                        documents.forEach(document -> document.groups().forEach(groups::putIfAbsent)));
        return groups;
    }

    Optional<SchemaDocument> bySystemId(@Nullable String systemId) {
        return systemId == null ? Optional.empty() : Optional.ofNullable(bySystemId.get(systemId));
    }

    /**
     * @param home folder of the package that is compiled
     * @param base the document that refers; null for the driver
     */
    Optional<SchemaDocument> resolve(
            Path home, @Nullable SchemaDocument base, String namespace, @Nullable String location) {
        var exact = bySystemId(location);
        if (exact.isPresent()) {
            return exact;
        }
        var relative = relative(base, location);
        if (relative.isPresent()) {
            return relative;
        }
        List<SchemaDocument> candidates = byNamespace.getOrDefault(namespace, List.of());
        var own = candidates.stream()
                .filter(document -> document.file().startsWith(home))
                .toList();
        // An include is of the same namespace: its only file would be the including one itself.
        boolean include = base != null && base.namespace().equals(namespace);
        var found = choose(own, location, !include);
        return found.isPresent() ? found : choose(candidates, location, !include);
    }

    private Optional<SchemaDocument> relative(@Nullable SchemaDocument base, @Nullable String location) {
        if (base == null || location == null || location.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    byPath.get(base.file().resolveSibling(location).normalize()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<SchemaDocument> choose(
            Collection<SchemaDocument> candidates, @Nullable String location, boolean byNamespaceAlone) {
        if (location != null) {
            String name = location.substring(location.lastIndexOf('/') + 1);
            var named = candidates.stream()
                    .filter(document -> document.fileName().equals(name))
                    .findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        boolean unambiguous = byNamespaceAlone
                && candidates.stream().map(SchemaDocument::fileName).distinct().count() == 1;
        return unambiguous ? candidates.stream().findFirst() : Optional.empty();
    }
}
