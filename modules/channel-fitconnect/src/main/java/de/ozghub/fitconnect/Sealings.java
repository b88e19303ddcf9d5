package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.journal.Forwarding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** What is kept of a sent submission as the store notes it, there and back. */
final class Sealings {

    private Sealings() {}

    static Forwarding note(Handover handover, SentSubmission sent) {
        var tags = new TreeMap<String, String>();
        tags.put(Parts.METADATA, sent.metadataTag());
        tags.put(Parts.DATA, sent.dataTag());
        sent.attachmentTags().forEach((id, tag) -> tags.put(id.toString(), tag));
        return new Forwarding(
                handover.key(),
                sent.destination(),
                sent.submission(),
                sent.caseId(),
                handover.digest(),
                false,
                List.of(tags));
    }

    static SentSubmission read(Forwarding noted, Map<String, String> seal) {
        var attachments = new TreeMap<UUID, String>();
        seal.forEach((part, tag) -> {
            if (!part.equals(Parts.METADATA) && !part.equals(Parts.DATA)) {
                attachments.put(UUID.fromString(part), tag);
            }
        });
        return new SentSubmission(
                noted.destination(),
                noted.submission(),
                noted.caseId(),
                Objects.requireNonNull(seal.get(Parts.METADATA)),
                Objects.requireNonNull(seal.get(Parts.DATA)),
                attachments);
    }
}
