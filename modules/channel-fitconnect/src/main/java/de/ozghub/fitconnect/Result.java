package de.ozghub.fitconnect;

import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/** What the hub works on with: the opened parts under the names the other stages know. */
record Result(SubmissionId submission, Payloads payloads) {

    /** A data set that came as an attachment, because of its size, becomes the data. */
    Opening of(Metadata metadata, Map<String, OpenedPart> opened, Map<UUID, OpenedPart> assembled) throws IOException {
        var data = SubmissionOpening.part(opened, Parts.DATA);
        boolean large = data.isEmpty();
        var content = data.content();
        var attachments = new ArrayList<Opening.Attachment>();
        for (var described : metadata.attachments()) {
            var attachment = assembled.get(described.id());
            if (attachment == null) {
                throw new IllegalStateException("attachment %s passed unseen".formatted(described.id()));
            }
            if (large && described.isData()) {
                content = asData(attachment.content());
            } else {
                attachments.add(new Opening.Attachment(
                        described.id().toString(),
                        described.purpose(),
                        described.mimeType(),
                        described.filename(),
                        attachment.content()));
            }
        }
        return new Opening.Opened(
                new SchemaKey(metadata.schemaUri()),
                metadata.mimeType(),
                SubmissionOpening.part(opened, Parts.METADATA).content(),
                content,
                attachments);
    }

    private PayloadRef asData(PayloadRef attachment) throws IOException {
        return payloads.store(submission, PayloadKind.OPENED, Parts.DATA, out -> {
            try (var in = payloads.read(attachment.id())) {
                in.transferTo(out);
            }
        });
    }
}
