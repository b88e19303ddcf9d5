package de.ozghub.xoev.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the store does to whole folders. */
final class FileTree {

    private FileTree() {}

    /** Nothing happens if it is not there; links are deleted, never followed. */
    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Waits until everything below is on the disk. */
    static void force(Path root) throws IOException {
        for (Path path : below(root)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Waits until the names in a folder are on the disk. */
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** True if both folders hold the same files with the same bytes. */
    static boolean same(Path one, Path other) throws IOException {
        List<Path> files = files(one);
        if (!files.stream()
                .map(one::relativize)
                .toList()
                .equals(files(other).stream().map(other::relativize).toList())) {
            return false;
        }
        for (Path file : files) {
            if (Files.mismatch(file, other.resolve(one.relativize(file))) >= 0) {
                return false;
            }
        }
        return true;
    }

    static List<Path> files(Path root) throws IOException {
        return below(root).stream().filter(Files::isRegularFile).toList();
    }

    /** Entries of a folder in order; none if it is not there. */
    static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static List<Path> below(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted().toList();
        }
    }
}
