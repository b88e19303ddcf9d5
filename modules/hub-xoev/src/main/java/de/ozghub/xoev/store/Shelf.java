package de.ozghub.xoev.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.xoev.library.PackageManifest;
import de.ozghub.xoev.library.SchemaFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The packages' folders and the only steps by which they change. Each change becomes visible by one rename: of the whole
 * folder, or of the manifest that names the other files.
 */
final class Shelf {

    private final Path root;
    private final Consumer<String> step;

    /** @param step told the name of each step just before it; tests end the process there */
    Shelf(Path root, Consumer<String> step) {
        this.root = root;
        this.step = step;
    }

    /** @param name {@code <standard>/<version>} */
    Path folder(String name) {
        return root.resolve(name);
    }

    private Path standard(String name) {
        return root.resolve(name.substring(0, name.indexOf('/')));
    }

    /** Manifests by {@code <standard>/<version>}; folders put there by hand and unreadable manifests are left out. */
    Map<String, PackageManifest> manifests() throws IOException {
        var manifests = new TreeMap<String, PackageManifest>();
        for (Path standard : FileTree.entries(root)) {
            if (!standard.getFileName().toString().startsWith(".")) {
                for (Path version : FileTree.entries(standard)) {
                    manifest(version, manifests);
                }
            }
        }
        return manifests;
    }

    private static void manifest(Path version, Map<String, PackageManifest> manifests) {
        try {
            PackageManifest.read(version)
                    .ifPresent(manifest -> manifests.put(
                            version.resolveSibling(".").normalize().getFileName() + "/" + version.getFileName(),
                            manifest));
        } catch (SchemaFault e) {
            // the library lists it with this fault
        }
    }

    /** Puts a complete folder on the shelf. */
    void add(String name, Path prepared) throws IOException {
        step.accept("force");
        FileTree.force(prepared);
        Path target = folder(name);
        Files.createDirectories(standard(name));
        step.accept("rename");
        Files.move(prepared, target, StandardCopyOption.ATOMIC_MOVE);
        step.accept("renamed");
        FileTree.forceFolder(standard(name));
        FileTree.forceFolder(root);
    }

    /** Replaces a package: the new files come beside the old ones, then the manifest changes over. */
    void replace(String name, Path prepared, PackageManifest manifest) throws IOException {
        FileTree.force(prepared);
        Path target = folder(name);
        Path content = target.resolve(manifest.content());
        FileTree.delete(content);
        step.accept("new-content");
        Files.move(prepared.resolve(manifest.content()), content, StandardCopyOption.ATOMIC_MOVE);
        step.accept("new-archive");
        Files.move(
                prepared.resolve(manifest.archive()),
                target.resolve(manifest.archive()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        write(target, manifest);
        step.accept("clear");
        sweep(name, manifest);
    }

    /** Replaces the manifest alone. */
    void write(Path target, PackageManifest manifest) throws IOException {
        Path next = target.resolve(PackageManifest.FILE + ".new");
        Files.writeString(next, manifest.text(), UTF_8);
        FileTree.force(next);
        FileTree.forceFolder(target);
        step.accept("manifest");
        Files.move(
                next,
                target.resolve(PackageManifest.FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        step.accept("manifest-written");
        FileTree.forceFolder(target);
    }

    /** Takes a package off the shelf; its files are deleted by whoever owns {@code away}. */
    void remove(String name, Path away) throws IOException {
        Path target = folder(name);
        step.accept("remove");
        Files.move(target, away, StandardCopyOption.ATOMIC_MOVE);
        step.accept("removed");
        Path standard = standard(name);
        FileTree.forceFolder(standard);
        if (FileTree.entries(standard).isEmpty()) {
            Files.delete(standard);
        }
        FileTree.forceFolder(root);
    }

    /** Deletes what the manifest of a package does not name. */
    void sweep(String name, PackageManifest manifest) throws IOException {
        for (Path entry : FileTree.entries(folder(name))) {
            String file = entry.getFileName().toString();
            boolean ours = file.startsWith("content-") || file.startsWith("package");
            boolean named = file.equals(PackageManifest.FILE)
                    || file.equals(manifest.content())
                    || file.equals(manifest.archive());
            if (ours && !named) {
                FileTree.delete(entry);
            }
        }
    }
}
