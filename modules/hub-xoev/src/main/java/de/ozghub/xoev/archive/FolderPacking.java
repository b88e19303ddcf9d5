package de.ozghub.xoev.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs folders and files into a zip that depends on names and bytes alone: the same content gives the same zip. */
public final class FolderPacking {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Budget budget;
    private final Map<String, Path> files = new TreeMap<>();

    public FolderPacking(ArchiveLimits limits) {
        this.budget = new Budget(limits);
    }

    /**
     * Takes a file under a name, or everything below a folder under the name as a prefix.
     *
     * @param prefix empty for the root of the zip
     * @throws PackageRefused for links and beyond the limits
     */
    public FolderPacking add(String prefix, Path source) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String relative = source.relativize(file).toString().replace('\\', '/');
                String name = relative.isEmpty() ? prefix : prefix.isEmpty() ? relative : prefix + "/" + relative;
                take(name, file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
        return this;
    }

    private void take(String name, Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            throw new PackageRefused(Refusal.SYMLINK, name, "it is a link or no ordinary file");
        }
        if (EntryName.junk(name)) {
            return;
        }
        budget.entry(name);
        budget.bytes(name, attributes.size());
        if (files.put(EntryName.checked(name, name), file) != null) {
            throw new PackageRefused(Refusal.NOT_A_PACKAGE, name, "two of the given files have this name");
        }
    }

    /** @throws IOException if a file cannot be read, also because it became a link meanwhile */
    public void writeTo(Path zip) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
                var packed = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                packed.putNextEntry(entry);
                try (var in = Files.newInputStream(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                    in.transferTo(packed);
                }
                packed.closeEntry();
            }
        }
    }
}
