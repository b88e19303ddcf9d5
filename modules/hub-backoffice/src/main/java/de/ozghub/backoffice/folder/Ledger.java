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
import java.util.UUID;

/**
 * What the hub itself notes beside the hand-overs, in {@code .handed/<key>/<attempt>}: the digest of each. Without it a
 * hand-over that the procedure took and removed could not be told from one that never came, and would be handed over again.
 * A note counts once the directory its attempt prepared is gone: it has appeared under the key.
 */
final class Ledger {

    private final Path parent;
    private final Path folder;

    Ledger(Path parent) {
        this.parent = parent;
        this.folder = parent.resolve(".handed");
    }

    /** Notes an attempt before it appears. */
    void note(Preparation.Mark mark, String digest) throws IOException {
        Path notes = Files.createDirectories(notes(mark.key()));
        DurableFiles.write(
                notes.resolve(mark.attempt().toString()),
                new ByteArrayInputStream(digest.getBytes(StandardCharsets.US_ASCII)));
        DurableFiles.sync(notes);
        DurableFiles.sync(folder);
        DurableFiles.sync(parent);
    }

    /** Digest of what was handed over under the key. */
    Optional<String> find(DeliveryId key) throws IOException {
        try (DirectoryStream<Path> noted = Files.newDirectoryStream(notes(key))) {
            for (Path note : noted) {
                var mark = new Preparation.Mark(key, UUID.fromString(String.valueOf(note.getFileName())));
                if (Files.notExists(mark.place(parent))) {
                    return Optional.of(Files.readString(note, StandardCharsets.US_ASCII));
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            // No note under the key, or the only one was withdrawn meanwhile.
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException("something else than a note lies among the notes", e);
        }
    }

    /** Forgets what was noted last before the given time. */
    void forgetBefore(Instant time) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder)) {
                for (Path key : keys) {
                    if (Files.getLastModifiedTime(key).toInstant().isBefore(time)) {
                        DurableFiles.remove(key);
                    }
                }
            }
        }
    }

    /** Takes back the note of one attempt, because it did not appear. */
    void withdraw(Preparation.Mark mark) throws IOException {
        Path notes = notes(mark.key());
        if (Files.deleteIfExists(notes.resolve(mark.attempt().toString()))) {
            DurableFiles.sync(notes);
        }
    }

    private Path notes(DeliveryId key) {
        return folder.resolve(key.toString());
    }
}
