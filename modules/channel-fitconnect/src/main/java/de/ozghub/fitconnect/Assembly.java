package de.ozghub.fitconnect;

import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Puts fragmented attachments together again, from store to store. */
final class Assembly {

    private final SubmissionId submission;
    private final Payloads payloads;

    Assembly(SubmissionId submission, Payloads payloads) {
        this.submission = submission;
        this.payloads = payloads;
    }

    /** The described attachments of which every piece is there, whole, by id. */
    Map<UUID, OpenedPart> assemble(Metadata metadata, Map<String, OpenedPart> opened) throws IOException {
        var whole = new TreeMap<UUID, OpenedPart>();
        for (var attachment : metadata.attachments()) {
            var pieces = attachment.pieces().stream()
                    .map(id -> SubmissionOpening.attachment(opened, id))
                    .flatMap(Optional::stream)
                    .toList();
            if (pieces.size() < attachment.pieces().size()) {
                continue;
            }
            whole.put(
                    attachment.id(),
                    attachment.isFragmented() ? concatenated(attachment.id(), pieces) : pieces.getFirst());
        }
        return whole;
    }

    private OpenedPart concatenated(UUID id, List<OpenedPart> pieces) throws IOException {
        var sha512 = sha512();
        var content = payloads.store(submission, PayloadKind.OPENED, Parts.attachment(id), out -> {
            var digesting = new DigestOutputStream(out, sha512);
            for (var piece : pieces) {
                try (var in = payloads.read(piece.content().id())) {
                    in.transferTo(digesting);
                }
            }
        });
        return new OpenedPart(content, HexFormat.of().formatHex(sha512.digest()));
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
