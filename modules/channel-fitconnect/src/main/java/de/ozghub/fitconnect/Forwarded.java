package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hand-over as a consignment: equal values at every repetition. */
final class Forwarded {

    private static final Set<String> KNOWN = Set.of(MessageForm.XML, "application/json");

    private Forwarded() {}

    /**
     * @param service it is sent as; null: as the one it came for
     * @return empty if the message is neither XML nor JSON, the two FIT-Connect knows
     */
    static Optional<Consignment> consignment(Handover handover, UUID destination, @Nullable ServiceKey service) {
        var key = handover.key().toString();
        var enclosures = handover.attachments().stream()
                .map(attachment -> enclosure(key, attachment))
                .toList();
        return Optional.of(handover.form().mediaType())
                .filter(KNOWN::contains)
                .map(mediaType -> new Consignment(
                        destination,
                        service == null ? handover.service() : service,
                        handover.authority(),
                        handover.format(),
                        mediaType,
                        handover.message(),
                        List.copyOf(enclosures),
                        key));
    }

    /** An attachment keeps its id, by which the message may name it; what the hub made itself gets one. */
    private static Consignment.Enclosure enclosure(String key, Handover.Attachment attachment) {
        var id = Json.uuid(attachment.id());
        return new Consignment.Enclosure(
                id.orElseGet(() -> Consignment.idOf(key, attachment.id())),
                "attachment",
                attachment.mediaType(),
                id.isPresent() ? null : attachment.id(),
                attachment.content());
    }
}
