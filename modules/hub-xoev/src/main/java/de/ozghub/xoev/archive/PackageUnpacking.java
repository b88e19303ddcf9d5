package de.ozghub.xoev.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;

/** Unpacks the wanted files of a zip, those of zip files inside it included, each into a folder of that zip's name. */
public final class PackageUnpacking {

    private final Path scratch;
    private final Budget budget;
    private final Predicate<String> wanted;

    /**
     * @param scratch folder for zip files found inside, deleted by the caller
     * @param wanted by the name of an entry with {@code /} between its parts; the others stay packed
     */
    public PackageUnpacking(Path scratch, ArchiveLimits limits, Predicate<String> wanted) {
        this.scratch = scratch;
        this.budget = new Budget(limits);
        this.wanted = wanted;
    }

    /**
     * @param name how reports call the zip
     * @throws PackageRefused if it is no zip, damaged, hostile or beyond the limits; what was unpacked so far stays in the
     *     target
     */
    public void unpack(String name, Path zip, Path target) throws IOException {
        unpack(name, zip, target, 0);
    }

    private void unpack(String name, Path zip, Path target, int depth) throws IOException {
        if (depth > budget.limits().maxNesting()) {
            throw new PackageRefused(
                    Refusal.NESTED_TOO_DEEP,
                    name,
                    "zip files lie more than %d deep in each other"
                            .formatted(budget.limits().maxNesting()));
        }
        try (var archive = ZipArchive.open(name, zip, budget)) {
            for (var item : archive.items()) {
                if (EntryName.zip(item.name())) {
                    String folder = item.name().substring(0, item.name().length() - ".zip".length());
                    nested(name + "/" + item.name(), archive, item, target.resolve(folder), depth);
                } else if (wanted.test(item.name())) {
                    write(archive, item, target.resolve(item.name()));
                }
            }
        }
    }

    private void nested(String name, ZipArchive archive, ZipArchive.Item item, Path target, int depth)
            throws IOException {
        Path inner = Files.createTempFile(scratch, "inner", ".zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(inner))) {
                archive.copy(item, out);
            }
            unpack(name, inner, target, depth + 1);
        } finally {
            Files.deleteIfExists(inner);
        }
    }

    private static void write(ZipArchive archive, ZipArchive.Item item, Path file) throws IOException {
        try (OutputStream out = create(archive, item, file)) {
            archive.copy(item, out);
        }
    }

    private static OutputStream create(ZipArchive archive, ZipArchive.Item item, Path file) throws IOException {
        try {
            Files.createDirectories(file.resolveSibling("."));
            // Two names that differ in case only are one file on some systems: the second must not replace the first.
            return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
        } catch (FileSystemException e) {
            throw new PackageRefused(
                    Refusal.ARCHIVE_BROKEN,
                    archive.name(),
                    "'%s' cannot be a file here (%s)"
                            .formatted(item.name(), e.getClass().getSimpleName()));
        }
    }
}
