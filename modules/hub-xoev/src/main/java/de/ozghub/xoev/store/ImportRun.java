package de.ozghub.xoev.store;

import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.library.PackageManifest;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One call of the import: prepares everything in the staging folder, judges it there, then puts it on the shelf. */
final class ImportRun {

    /** A package that is complete but for its place. */
    private record Prepared(String given, Path folder, PackageManifest manifest, boolean replaces) {}

    private final LibraryStore store;
    private final Staging staging;
    private final ImportOptions options;
    private final Map<String, PackageManifest> known;
    private final Path library;
    private final List<Imported> unchanged = new ArrayList<>();
    private final Map<String, Prepared> prepared = new LinkedHashMap<>();

    ImportRun(LibraryStore store, Staging staging, ImportOptions options) throws IOException {
        this.store = store;
        this.staging = staging;
        this.options = options;
        this.known = store.packages();
        this.library = staging.folder("library");
    }

    List<Imported> run(List<Path> sources) throws IOException {
        List<Reason> reasons = new ArrayList<>();
        int number = 0;
        for (Given given : given(sources)) {
            try {
                prepare(given, "package-" + number++);
            } catch (PackageRefused e) {
                reasons.addAll(e.reasons());
            }
        }
        if (reasons.isEmpty() && !prepared.isEmpty()) {
            reasons.addAll(judge());
        }
        if (!reasons.isEmpty()) {
            throw new PackageRefused(reasons);
        }
        return commit();
    }

    private List<Given> given(List<Path> sources) throws IOException {
        if (options.together()) {
            return List.of(Given.together(sources, staging.file("given.zip"), store.limits()));
        }
        var given = new ArrayList<Given>();
        List<Reason> reasons = new ArrayList<>();
        for (Path source : sources) {
            try {
                given.add(Given.of(source, staging.file("given-%d.zip".formatted(given.size())), store.limits()));
            } catch (PackageRefused e) {
                reasons.addAll(e.reasons());
            }
        }
        if (!reasons.isEmpty()) {
            throw new PackageRefused(reasons);
        }
        return given;
    }

    private void prepare(Given given, String folder) throws IOException {
        for (var stored : known.entrySet()) {
            if (stored.getValue().sha256().equals(given.sha256())) {
                unchanged.add(new Imported(given.name(), stored.getKey(), Imported.Outcome.UNCHANGED));
                return;
            }
        }
        var staged = StagedPackage.of(given, staging, folder, options, store.limits());
        String name = staged.identity().path();
        var twin = prepared.get(name);
        if (twin != null) {
            if (!FileTree.same(content(twin), staged.content())) {
                throw new PackageRefused(
                        Refusal.OTHER_CONTENT,
                        given.name(),
                        "it is %s like %s, with other files; parts of one package are imported with --together"
                                .formatted(name, twin.given()));
            }
            return;
        }
        var old = known.get(name);
        if (old != null && FileTree.same(store.shelf().folder(name).resolve(old.content()), staged.content())) {
            unchanged.add(new Imported(given.name(), name, Imported.Outcome.UNCHANGED));
            return;
        }
        requireFree(given, name, old);
        var manifest =
                PackageManifest.of(given.sha256(), given.name(), store.clock().instant(), in(old), out(old));
        prepared.put(name, new Prepared(given.name(), staged.arrange(library, manifest), manifest, old != null));
    }

    private void requireFree(Given given, String name, @Nullable PackageManifest old) {
        if (old != null && !options.replace()) {
            throw new PackageRefused(
                    Refusal.OTHER_CONTENT,
                    given.name(),
                    "%s was imported before with other content (%s, sha256 %s)"
                            .formatted(name, old.source(), old.sha256()));
        }
        if (old == null && Files.exists(store.shelf().folder(name))) {
            throw new PackageRefused(
                    Refusal.OTHER_CONTENT,
                    given.name(),
                    "%s was put into the library by hand; move that folder away first"
                            .formatted(store.shelf().folder(name)));
        }
    }

    private Validity in(@Nullable PackageManifest old) {
        return options.in().orElse(old == null ? Validity.ALWAYS : old.in());
    }

    private Validity out(@Nullable PackageManifest old) {
        return options.out().orElse(old == null ? Validity.ALWAYS : old.out());
    }

    /** Looks at the library as it would be: everything is complete, compiles, and leaves the others whole. */
    private List<Reason> judge() {
        Set<Path> replaced = prepared.entrySet().stream()
                .filter(entry -> entry.getValue().replaces())
                .map(entry -> store.shelf().folder(entry.getKey()))
                .collect(Collectors.toSet());
        SchemaLibrary after = store.open(List.of(library), replaced);
        List<Reason> reasons = new ArrayList<>();
        for (SchemaPackage candidate : after.packages()) {
            if (prepared.containsKey(candidate.name())) {
                reasons.addAll(Faults.of(candidate));
            }
        }
        if (!replaced.isEmpty()) {
            SchemaLibrary before = store.open();
            prepared.forEach((name, candidate) -> {
                if (candidate.replaces()) {
                    reasons.addAll(Dependents.brokenBy(before, after, name));
                }
            });
        }
        order(after);
        return reasons;
    }

    /** Puts what others need first, so that a killed process leaves no package without its imports. */
    private void order(SchemaLibrary after) {
        Map<String, Prepared> waiting = new TreeMap<>(prepared);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (SchemaPackage candidate : after.packages()) {
            if (prepared.containsKey(candidate.name())) {
                needs.put(candidate.name(), needed(candidate));
            }
        }
        prepared.clear();
        while (!waiting.isEmpty()) {
            String next = waiting.keySet().stream()
                    .filter(name -> needs.getOrDefault(name, Set.of()).stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    // packages that need each other have no order
                    .orElseGet(() -> waiting.keySet().iterator().next());
            prepared.put(next, waiting.get(next));
            waiting.remove(next);
        }
    }

    private Set<String> needed(SchemaPackage candidate) {
        return candidate.foreignFiles().stream()
                .filter(file -> file.startsWith(library))
                .map(library::relativize)
                .map(file -> file.getName(0) + "/" + file.getName(1))
                .collect(Collectors.toSet());
    }

    private List<Imported> commit() throws IOException {
        List<Imported> done = new ArrayList<>(unchanged);
        for (var entry : prepared.entrySet()) {
            var candidate = entry.getValue();
            if (candidate.replaces()) {
                store.shelf().replace(entry.getKey(), candidate.folder(), candidate.manifest());
            } else {
                store.shelf().add(entry.getKey(), candidate.folder());
            }
            done.add(new Imported(
                    candidate.given(),
                    entry.getKey(),
                    candidate.replaces() ? Imported.Outcome.REPLACED : Imported.Outcome.IMPORTED));
        }
        return done;
    }

    private static Path content(Prepared candidate) {
        return candidate.folder().resolve(candidate.manifest().content());
    }
}
