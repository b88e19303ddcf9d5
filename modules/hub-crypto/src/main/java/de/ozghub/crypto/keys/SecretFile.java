package de.ozghub.crypto.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Files that hold a secret: born whole with mode 0600, read only while nobody but their owner can. */
public final class SecretFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** A key is a few kilobytes; whatever is larger is not one. */
    private static final long MAX_BYTES = 64 * 1024;

    private SecretFile() {}

    /**
     * Writes a new file atomically: it is there with all its bytes, on disk and with mode 0600, or not at all.
     *
     * @throws KeyFileUnusable if the file exists (nothing is overwritten) or cannot be written
     */
    public static void create(Path file, byte[] content) {
        var unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            writeDurably(unfinished, content);
            // A hard link is the only atomic "create unless it exists" for a file that is already complete.
            Files.createLink(file, unfinished);
            syncFolderOf(file);
        } catch (FileAlreadyExistsException e) {
            throw new KeyFileUnusable(file, "exists already and is not overwritten; choose another name", e);
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be written: check folder and free space", e);
        } finally {
            removeQuietly(unfinished);
        }
    }

    /**
     * Reads a secret of at most 64 KiB.
     *
     * @throws KeyFileUnusable if the file is missing, too large, or open to others than its owner (POSIX mode wider
     *     than 0600)
     */
    public static byte[] read(Path file) {
        requirePrivate(file);
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes((int) MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new KeyFileUnusable(file, "is larger than 64 KiB and thus no key");
            }
            return content;
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be read: check that it exists and belongs to the hub's user", e);
        }
    }

    /**
     * Overwrites a secret on its place and removes it; one that is not there is gone already. Where a file system or a disk
     * keeps older blocks, it is the encryption of that disk that makes them unreadable.
     *
     * @throws KeyFileUnusable if the file cannot be overwritten or removed
     */
    public static void destroy(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) Math.min(channel.size(), MAX_BYTES)), 0);
            channel.force(true);
            Files.delete(file);
            syncFolderOf(file);
        } catch (NoSuchFileException e) {
            // As wanted.
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be destroyed: check that it belongs to the hub's user", e);
        }
    }

    private static void requirePrivate(Path file) {
        try {
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
                throw new KeyFileUnusable(
                        file,
                        "has mode %s, open to more than its owner; run: chmod 600 %s"
                                .formatted(
                                        PosixFilePermissions.toString(
                                                view.readAttributes().permissions()),
                                        file));
            }
        } catch (IOException e) {
            throw new KeyFileUnusable(file, "cannot be read: check that it exists and belongs to the hub's user", e);
        }
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try (var channel = posix
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
                : FileChannel.open(file, options)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void syncFolderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The left-over has mode 0600 and a name no reader picks up; the real outcome was decided before.
            file.toFile().deleteOnExit();
        }
    }
}
