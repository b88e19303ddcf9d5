package de.ozghub.app.cli.library;

import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.library.Appinfo;
import de.ozghub.xoev.library.CodeType;
import de.ozghub.xoev.library.PackageManifest;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.store.LibraryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the library knows about its packages, for people. */
final class PackageText {

    private final LibraryStore store;
    private final SchemaLibrary library;
    private final Map<String, PackageManifest> manifests;
    private final Map<String, SchemaPackage> schemas;

    PackageText(LibraryStore store) throws IOException {
        this.store = store;
        this.library = store.open();
        this.manifests = store.packages();
        this.schemas = library.packages().stream()
                .collect(Collectors.toMap(SchemaPackage::name, found -> found, (first, second) -> first));
    }

    List<String> names() {
        var names = new TreeSet<>(manifests.keySet());
        names.addAll(schemas.keySet());
        return List.copyOf(names);
    }

    /** One line about a package. */
    String line(String name) {
        var line = new StringBuilder("%-26s".formatted(name));
        var found = schemas.get(name);
        int lists = store.codeLists(name).size();
        if (found != null) {
            found.main().ifPresent(main -> line.append(main.standard().name()).append(' '));
            line.append(
                    "%d message roots, %d schemas".formatted(found.messages().size(), found.schemaCount()));
            line.append(
                    found.schematrons().isEmpty()
                            ? ""
                            : ", %d Schematron".formatted(found.schematrons().size()));
        }
        line.append(lists == 0 ? "" : "%s%d code lists".formatted(found == null ? "" : ", ", lists));
        var manifest = manifests.get(name);
        line.append(manifest == null ? "; put there by hand" : validity(manifest));
        if (found != null && found.fault().isPresent()) {
            line.append("; UNUSABLE: ").append(found.fault().get());
        }
        return line.toString();
    }

    /** What an administrator should know right after the import. */
    Optional<String> hint(String name) {
        var found = schemas.get(name);
        if (found == null) {
            return Optional.empty();
        }
        long absent =
                lists(found).stream().filter(type -> present(type).isEmpty()).count();
        return absent == 0
                ? Optional.empty()
                : Optional.of(
                        "code lists absent: %d; their codes are not checked until they are imported (hub schema show %s)"
                                .formatted(absent, name));
    }

    /** Everything about a package, line by line. */
    List<String> page(String name) {
        List<String> page = new ArrayList<>();
        page.add(line(name));
        manifest(manifests.get(name), page);
        var found = schemas.get(name);
        if (found != null) {
            page.add("  state     "
                    + found.fault().map(fault -> "unusable: " + fault).orElse("usable"));
            found.missing().forEach(missing -> page.add("  missing   " + missing.sentence()));
            standards(found, page);
            uses(found).forEach(other -> page.add("  uses      " + other));
            messages(found, page);
            codeTypes(found, page);
        }
        codeLists(store.codeLists(name), page);
        return page;
    }

    private static String validity(PackageManifest manifest) {
        boolean always = manifest.in().equals(Validity.ALWAYS) && manifest.out().equals(Validity.ALWAYS);
        return always ? "" : "; taken %s, sent %s".formatted(Period.text(manifest.in()), Period.text(manifest.out()));
    }

    private static void manifest(@Nullable PackageManifest manifest, List<String> page) {
        if (manifest != null) {
            page.add("  imported  %s from %s".formatted(manifest.imported(), manifest.source()));
            page.add("  sha256    " + manifest.sha256());
            page.add("  taken     " + Period.text(manifest.in()));
            page.add("  sent      " + Period.text(manifest.out()));
        }
    }

    private static void standards(SchemaPackage found, List<String> page) {
        for (Appinfo appinfo : found.appinfo()) {
            var standard = appinfo.standard();
            page.add("  standard  %s %s, %s, namespace %s%s"
                    .formatted(
                            standard.name(),
                            standard.version(),
                            standard.key(),
                            standard.namespace(),
                            appinfo.handbook().isEmpty() ? "" : ", XÖV-Handbuch " + appinfo.handbook()));
        }
        if (found.appinfo().isEmpty()) {
            page.add("  standard  the schemas state none; found by namespace");
            found.mainNamespaces().stream().sorted().forEach(namespace -> page.add("  namespace " + namespace));
        }
    }

    /** Packages whose files the schemas use. */
    private Set<String> uses(SchemaPackage found) {
        return found.foreignFiles().stream()
                .map(store.root()::relativize)
                .map(file -> file.getName(0) + "/" + file.getName(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void messages(SchemaPackage found, List<String> page) {
        page.add("  messages  " + found.messages().size());
        for (SchemaRoot root : found.messages()) {
            String title = root.title().isEmpty() ? "" : "  " + root.title();
            String basis = root.legalBasis().isEmpty() ? "" : "  (" + root.legalBasis() + ")";
            page.add("    " + root.localName() + title + basis);
        }
    }

    private void codeTypes(SchemaPackage found, List<String> page) {
        var types = found.codeTypes();
        page.add("  code types"
                + List.of(1, 2, 3, 4).stream()
                        .map(kind -> " %d of type %d"
                                .formatted(
                                        types.stream()
                                                .filter(type -> type.kind() == kind)
                                                .count(),
                                        kind))
                        .collect(Collectors.joining(",")));
        for (CodeType type : lists(found)) {
            var present = present(type);
            page.add("    type %d  %s%s  %s"
                    .formatted(
                            type.kind(),
                            type.listUri(),
                            type.listVersion().isEmpty() ? "" : " version " + type.listVersion(),
                            present.isEmpty() ? "ABSENT" : "present: " + String.join(", ", present)));
        }
    }

    /** Lists whose values the schemas leave to the library, each once. */
    private static List<CodeType> lists(SchemaPackage found) {
        return found.codeTypes().stream()
                .filter(type -> type.kind() == 2 || type.kind() == 3)
                .map(type -> new CodeType(type.kind(), "", type.listUri(), type.listVersion()))
                .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf));
    }

    private List<String> present(CodeType type) {
        return library.codeLists().versions(type.listUri()).stream()
                .filter(version -> type.kind() == 3 || version.equals(type.listVersion()))
                .toList();
    }

    private static void codeLists(CodeLists lists, List<String> page) {
        page.add("  code lists %d".formatted(lists.size()));
        lists.uris().stream()
                .sorted()
                .forEach(uri -> page.add("    %s  %s".formatted(uri, String.join(", ", lists.versions(uri)))));
    }
}
