package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.store.DurableFiles;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encrypted parts of submissions on disk, a folder for each submission. */
final class Payloads {

    private static final Logger LOG = LoggerFactory.getLogger(Payloads.class);

    private final Path root;
    private final long maxAttachmentBytes;

    Payloads(Path root, long maxAttachmentBytes) throws IOException {
        this.root = root;
        this.maxAttachmentBytes = maxAttachmentBytes;
        DurableFiles.createDirectories(root);
    }

    private Path folder(UUID submissionId) {
        return shard(submissionId).resolve(submissionId.toString());
    }

    private Path shard(UUID submissionId) {
        return root.resolve(submissionId.toString().substring(0, 2));
    }

    /** Where metadata and data are, as the sender put them. */
    Path body(UUID submissionId) {
        return folder(submissionId).resolve("submission.json");
    }

    Path attachment(UUID submissionId, UUID attachmentId) {
        return folder(submissionId).resolve(attachmentId.toString());
    }

    void storeBody(UUID submissionId, byte[] body) throws IOException {
        prepare(submissionId);
        DurableFiles.write(body(submissionId), body);
    }

    /** Streams an attachment to disk beside its place. */
    Path receive(UUID submissionId, UUID attachmentId, InputStream in) throws IOException {
        prepare(submissionId);
        try {
            return DurableFiles.receive(in, attachment(submissionId, attachmentId), maxAttachmentBytes);
        } catch (DurableFiles.TooLong e) {
            throw Call.tooLarge(maxAttachmentBytes);
        }
    }

    private void prepare(UUID submissionId) throws IOException {
        DurableFiles.createDirectories(shard(submissionId));
        DurableFiles.createDirectories(folder(submissionId));
    }

    /** Refuses a body that is announced as too large before it travels. */
    void checkLength(long length) {
        if (length > maxAttachmentBytes) {
            throw Call.tooLarge(maxAttachmentBytes);
        }
    }

    /** Refuses attachments that together are too large. */
    void checkTotal(UUID submissionId, Collection<UUID> attachments, long maxBytes) throws IOException {
        long total = 0;
        for (var attachment : attachments) {
            total += Files.size(attachment(submissionId, attachment));
        }
        if (total > maxBytes) {
            throw Refusal.of(413, "request-entity-too-large", "All attachments together are too large");
        }
    }

    /** Deletes all parts. What cannot be deleted now is deleted at the next start. */
    void delete(UUID submissionId) {
        try {
            DurableFiles.deleteTree(folder(submissionId));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("submissionId", submissionId).log("Payload could not be deleted");
        }
    }
}
