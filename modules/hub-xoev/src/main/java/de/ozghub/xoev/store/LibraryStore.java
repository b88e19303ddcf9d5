package de.ozghub.xoev.store;

import de.ozghub.xoev.archive.ArchiveLimits;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.library.LibrarySettings;
import de.ozghub.xoev.library.PackageManifest;
import de.ozghub.xoev.library.SchemaLibrary;
import de.ozghub.xoev.library.Validity;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The imported packages of a hub. Every change is all or nothing, also when the process is killed in the middle: until its
 * last rename the old state counts. One process changes the library at a time; readers are never held up, and a hub that
 * runs keeps what it read at its start. Thread-safe.
 */
public final class LibraryStore {

    private final Path root;
    private final InstantSource clock;
    private final ArchiveLimits limits;
    private final Shelf shelf;

    /** @param root {@code $HUB_DATA/library}; made by the first import */
    public LibraryStore(Path root, InstantSource clock) {
        this(root, clock, ArchiveLimits.DEFAULT, step -> {});
    }

    LibraryStore(Path root, InstantSource clock, ArchiveLimits limits, Consumer<String> step) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
        this.limits = limits;
        this.shelf = new Shelf(this.root, step);
    }

    public Path root() {
        return root;
    }

    /**
     * Imports packages that may need each other, in any order. Either all of them are taken or none; if the process is
     * killed while they are put in place, those already there are complete and hold all they need. Blocks for seconds.
     *
     * @throws PackageRefused if one of them cannot be taken; nothing was changed
     * @throws StoreBusy if another process changes the library
     */
    public List<Imported> add(List<Path> sources, ImportOptions options) throws IOException {
        Files.createDirectories(root);
        try (var _ = StoreLock.of(root)) {
            Staging.sweep(root, shelf);
            try (var staging = Staging.in(root)) {
                return new ImportRun(this, staging, options).run(sources);
            }
        }
    }

    /** Manifests of the imported packages by {@code <standard>/<version>}, in order. */
    public Map<String, PackageManifest> packages() throws IOException {
        return shelf.manifests();
    }

    /** Every package of the folder, those put there by hand included, as a hub reads them. */
    public SchemaLibrary open() {
        return open(List.of(), Set.of());
    }

    /**
     * Takes a package away; what needed its folder is as before the import.
     *
     * @param name {@code <standard>/<version>}
     * @param force although other packages need it
     * @throws PackageRefused if it is not there, or if others need it
     */
    public void remove(String name, boolean force) throws IOException {
        requireRoot(name);
        try (var _ = StoreLock.of(root)) {
            Staging.sweep(root, shelf);
            requireKnown(name);
            if (!force) {
                var broken = Dependents.brokenBy(open(), open(List.of(), Set.of(shelf.folder(name))), name);
                if (!broken.isEmpty()) {
                    throw new PackageRefused(broken);
                }
            }
            try (var staging = Staging.in(root)) {
                shelf.remove(name, staging.file("removed"));
            }
        }
    }

    /**
     * Sets when a package's messages are taken and sent; a direction not given stays as it is.
     *
     * @throws PackageRefused if it is not there
     */
    public PackageManifest validity(String name, Optional<Validity> in, Optional<Validity> out) throws IOException {
        requireRoot(name);
        try (var _ = StoreLock.of(root)) {
            var known = requireKnown(name);
            var changed = known.withValidity(in.orElse(known.in()), out.orElse(known.out()));
            shelf.write(shelf.folder(name), changed);
            return changed;
        }
    }

    /**
     * Code lists of one package.
     *
     * @param name {@code <standard>/<version>}; none if it is not there
     */
    public CodeLists codeLists(String name) {
        return CodeLists.of(new HardenedXml(XmlLimits.LIBRARY), SchemaLibrary.codeListFiles(shelf.folder(name)));
    }

    SchemaLibrary open(List<Path> more, Set<Path> except) {
        if (!Files.isDirectory(root)) {
            return SchemaLibrary.open(new LibrarySettings(List.of(), List.of(), Map.of()));
        }
        var folders = new ArrayList<Path>(List.of(root));
        folders.addAll(more);
        return SchemaLibrary.open(new LibrarySettings(List.of(), folders, Map.of(), except));
    }

    Shelf shelf() {
        return shelf;
    }

    InstantSource clock() {
        return clock;
    }

    ArchiveLimits limits() {
        return limits;
    }

    private void requireRoot(String name) {
        if (!Files.isDirectory(root)) {
            throw unknown(name);
        }
    }

    private PackageManifest requireKnown(String name) throws IOException {
        var known = shelf.manifests().get(name);
        if (known == null) {
            throw unknown(name);
        }
        return known;
    }

    private static PackageRefused unknown(String name) {
        return new PackageRefused(Refusal.UNKNOWN_PACKAGE, name, "no package of this name was imported");
    }
}
