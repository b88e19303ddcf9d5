package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.submission.ServiceKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hand-over as a consignment: equal values at every repetition. */
final class Forwarded {

    /** More white space and marks than stand before the first character of any message. */
    private static final int LOOKED_AT = 1024;

    private Forwarded() {}

    /**
     * @param service it is sent as; null: as the one it came for
     * @return empty if the message is neither XML nor JSON, the two FIT-Connect knows
     */
    static Optional<Consignment> consignment(Handover handover, UUID destination, @Nullable ServiceKey service)
            throws IOException {
        var key = handover.key().toString();
        var enclosures = handover.attachments().stream()
                .map(attachment -> enclosure(key, attachment))
                .toList();
        return mediaType(handover.message())
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

    private static Optional<String> mediaType(Content message) throws IOException {
        try (var in = message.open()) {
            for (byte one : in.readNBytes(LOOKED_AT)) {
                switch (one) {
                    case '<' -> {
                        return Optional.of("application/xml");
                    }
                    case '{', '[' -> {
                        return Optional.of("application/json");
                    }
                    // White space and the three bytes of a byte order mark.
                    case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {}
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }
}
