package de.ozghub.simulators.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that appear whole or not at all, and stay after a power loss. */
public final class DurableFiles {

    private DurableFiles() {}

    /** A stream that turned out longer than allowed. */
    public static final class TooLong extends IOException {

        TooLong(long maxBytes) {
            super("Longer than " + maxBytes + " bytes");
        }
    }

    /**
     * Creates a folder with its parents and forces the entry to disk.
     *
     * @throws IOException when it cannot be made
     */
    public static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            forceDirectory(folderOf(directory));
        }
    }

    /**
     * Writes a file and puts it in place under its name, forced to disk; an older file of that name is replaced.
     *
     * @throws IOException when the disk refuses
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        var part = partOf(file);
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        put(part, file);
    }

    /**
     * Writes a file that only its owner may read, for keys and secrets.
     *
     * @throws IOException when the disk refuses
     */
    public static void writeSecret(Path file, byte[] bytes) throws IOException {
        var part = partOf(file);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        put(part, file);
    }

    /**
     * Streams into a new part file beside {@code target}, forced to disk but not yet in place; {@link #put} does that.
     *
     * @throws TooLong when the stream has more than {@code maxBytes}; nothing is left behind
     * @throws IOException when the stream or the disk fails; nothing is left behind
     */
    public static Path receive(InputStream in, Path target, long maxBytes) throws IOException {
        var part = partOf(target);
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[64 * 1024];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > maxBytes) {
                    throw new TooLong(maxBytes);
                }
                writeFully(channel, ByteBuffer.wrap(buffer, 0, n));
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return part;
    }

    /**
     * Puts a part file in place under its final name.
     *
     * @throws IOException when the disk refuses
     */
    public static void put(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(folderOf(file));
    }

    /**
     * Forces a folder's entries to disk.
     *
     * @throws IOException when the disk refuses
     */
    public static void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Deletes a folder with everything in it; nothing happens when it is not there.
     *
     * @throws IOException when something cannot be deleted
     */
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folder a file is in. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    }

    private static Path partOf(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
