package de.ozghub.backoffice.folder;

import de.ozghub.submission.DeliveryId;
import de.ozghub.testkit.Bytes;
import de.ozghub.testkit.backoffice.BackOfficePeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A procedure that fetches from a folder: it sees what does not begin with a dot. */
final class FolderPeer implements BackOfficePeer {

    private final Path folder;

    FolderPeer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path folder() {
        return folder;
    }

    Path of(DeliveryId key) {
        return folder.resolve(key.toString());
    }

    /** Moves a hand-over to {@code taken/}. */
    void takes(DeliveryId key) throws IOException {
        Files.createDirectories(folder.resolve("taken"));
        Files.move(of(key), folder.resolve("taken").resolve(key.toString()));
    }

    /** Takes a hand-over out and leaves nothing behind. */
    void takesAndRemoves(DeliveryId key) throws IOException {
        DurableFiles.remove(of(key));
    }

    @Override
    public void accepts(String reference) {
        // A folder takes whatever comes and names it by its key.
    }

    @Override
    public void isDown() {
        try {
            Files.move(folder, folder.resolveSibling("unmounted"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Kept> kept() {
        Path here = Files.isDirectory(folder) ? folder : folder.resolveSibling("unmounted");
        try (Stream<Path> entries = Files.list(here)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> !entry.endsWith("taken"))
                    .sorted()
                    .map(FolderPeer::kept)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kept kept(Path handover) {
        Map<String, String> attachments = new LinkedHashMap<>();
        try {
            Path folder = handover.resolve("attachments");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        attachments.put(
                                file.getFileName().toString().replace(".pdf", ""),
                                Bytes.sha256(Files.readAllBytes(file)));
                    }
                }
            }
            String message = Bytes.sha256(Files.readAllBytes(handover.resolve("message.xml")));
            return new Kept(DeliveryId.of(handover.getFileName().toString()), message, attachments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
