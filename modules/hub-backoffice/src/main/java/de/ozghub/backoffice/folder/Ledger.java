package de.ozghub.backoffice.folder;

import de.ozghub.submission.DeliveryId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the hub itself notes beside the hand-overs, in {@code .handed/}: key and digest of each. Without it a hand-over
 * that the procedure took and removed could not be told from one that never came, and would be handed over again.
 */
final class Ledger {

    private final Path parent;
    private final Path folder;

    Ledger(Path parent) {
        this.parent = parent;
        this.folder = parent.resolve(".handed");
    }

    /** Notes a hand-over before it appears; an older note under the key is replaced. */
    void note(DeliveryId key, String digest) throws IOException {
        Files.createDirectories(folder);
        Path entry = folder.resolve(key.toString());
        Files.deleteIfExists(entry);
        DurableFiles.write(entry, new ByteArrayInputStream(digest.getBytes(StandardCharsets.US_ASCII)));
        DurableFiles.sync(folder);
        DurableFiles.sync(parent);
    }

    /** Digest of a noted hand-over. */
    Optional<String> find(DeliveryId key) throws IOException {
        try {
            return Optional.of(Files.readString(folder.resolve(key.toString()), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Forgets notes written before the given time. */
    void forgetBefore(Instant time) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (Files.getLastModifiedTime(entry).toInstant().isBefore(time)) {
                        Files.deleteIfExists(entry);
                    }
                }
            }
        }
    }

    /** Takes a note back, because the hand-over did not appear. */
    void withdraw(DeliveryId key) throws IOException {
        if (Files.deleteIfExists(folder.resolve(key.toString()))) {
            DurableFiles.sync(folder);
        }
    }
}
