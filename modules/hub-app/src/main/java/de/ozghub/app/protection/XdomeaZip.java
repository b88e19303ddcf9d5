package de.ozghub.app.protection;

import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.Payloads;
import de.ozghub.mapping.MappedMessage;
import de.ozghub.mapping.MappedMessage.Document;
import de.ozghub.mapping.MappedMessage.Packaging;
import de.ozghub.submission.PayloadId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes message and documents as one xdomea package: the message first, the documents in its order, every entry with the same
 * time, so that the same input gives the same bytes. Documents are streamed.
 */
final class XdomeaZip {

    /** The earliest a zip can name. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Payloads payloads;
    private final Map<String, PayloadId> attachments;

    XdomeaZip(Payloads payloads, List<Opening.Attachment> attachments) {
        this.payloads = payloads;
        this.attachments = attachments.stream()
                .collect(Collectors.toMap(
                        Opening.Attachment::id,
                        attachment -> attachment.content().id()));
    }

    void write(MappedMessage message, Packaging packaging, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(entry(packaging.name() + ".xml"));
        zip.write(message.bytes().toByteArray());
        zip.closeEntry();
        for (Document document : packaging.documents()) {
            zip.putNextEntry(entry(document.fileName()));
            try (InputStream in = payloads.read(Objects.requireNonNull(attachments.get(document.attachment())))) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        // the store closes its own stream
        zip.finish();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }
}
