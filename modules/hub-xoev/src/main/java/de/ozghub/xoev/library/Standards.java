package de.ozghub.xoev.library;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which standards the documents of a package carry, and which of them the package is named after. */
record Standards(List<Appinfo> all, Optional<Appinfo> main, Set<String> mainNamespaces) {

    static Standards of(List<SchemaDocument> documents) {
        Map<String, Appinfo> byNamespace = new LinkedHashMap<>();
        for (var document : documents) {
            var appinfo = document.appinfo();
            if (appinfo != null) {
                byNamespace.putIfAbsent(document.namespace(), appinfo);
            }
        }
        Map<String, Appinfo> byUrn = new LinkedHashMap<>();
        byNamespace.values().forEach(found -> byUrn.putIfAbsent(found.standard().urn(), found));
        var main = byUrn.keySet().stream()
                .filter(urn -> !usedByOthers(urn, byNamespace, documents))
                .findFirst()
                .or(() -> byUrn.keySet().stream().findFirst());
        return new Standards(
                List.copyOf(byNamespace.values()),
                main.map(byUrn::get),
                main.map(urn -> namespaces(urn, byNamespace)).orElseGet(() -> unused(documents)));
    }

    /** A standard whose namespaces another standard of the package imports is a building block of that one. */
    private static boolean usedByOthers(String urn, Map<String, Appinfo> byNamespace, List<SchemaDocument> documents) {
        Set<String> own = namespaces(urn, byNamespace);
        return documents.stream()
                .filter(document -> byNamespace.containsKey(document.namespace()))
                .filter(document -> !own.contains(document.namespace()))
                .flatMap(document -> document.references().stream())
                .anyMatch(reference -> own.contains(reference.namespace()));
    }

    private static Set<String> namespaces(String urn, Map<String, Appinfo> byNamespace) {
        var namespaces = new HashSet<String>();
        byNamespace.forEach((namespace, appinfo) -> {
            if (appinfo.standard().urn().equals(urn)) {
                namespaces.add(namespace);
            }
        });
        return Set.copyOf(namespaces);
    }

    /** Without appinfo: namespaces no other one imports. */
    private static Set<String> unused(List<SchemaDocument> documents) {
        var namespaces = new LinkedHashSet<String>();
        documents.forEach(document -> namespaces.add(document.namespace()));
        for (var document : documents) {
            document.references().stream()
                    .map(SchemaDocument.Reference::namespace)
                    .filter(namespace -> !namespace.equals(document.namespace()))
                    .forEach(namespaces::remove);
        }
        return Set.copyOf(namespaces);
    }
}
