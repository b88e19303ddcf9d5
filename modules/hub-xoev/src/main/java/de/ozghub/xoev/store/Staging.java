package de.ozghub.xoev.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A hidden folder beside the packages, in which a change is prepared; gone when it is closed or at the next change. */
final class Staging implements Closeable {

    private static final String PREFIX = ".staging-";

    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    static Staging in(Path root) throws IOException {
        return new Staging(Files.createTempDirectory(root, PREFIX));
    }

    /** Removes what killed processes left: staging folders, and files in package folders that no manifest names. */
    static void sweep(Path root, Shelf shelf) throws IOException {
        for (Path entry : FileTree.entries(root)) {
            if (entry.getFileName().toString().startsWith(PREFIX)) {
                FileTree.delete(entry);
            }
        }
        for (var stored : shelf.manifests().entrySet()) {
            shelf.sweep(stored.getKey(), stored.getValue());
        }
    }

    /** A new folder in it. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(folder);
    }
}
