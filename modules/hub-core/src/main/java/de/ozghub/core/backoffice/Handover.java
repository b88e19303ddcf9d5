package de.ozghub.core.backoffice;

import de.ozghub.submission.Area;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.time.Instant;
import java.util.List;

/**
 * One message with all a back office is told about it. Every repetition of a delivery carries equal values.
 *
 * @param key idempotency key
 * @param digest SHA-256 over the parts as defined by {@link HandoverDigest}, lower-case hexadecimal
 * @param authority area of the competent authority
 * @param receivedAt legal time of receipt
 * @param form of the clear message
 */
public record Handover(
        DeliveryId key,
        String digest,
        Origin origin,
        Area authority,
        ServiceKey service,
        Instant receivedAt,
        MessageForm form,
        Protection protection,
        Content message,
        List<Attachment> attachments) {

    public Handover {
        attachments = List.copyOf(attachments);
    }

    /** Schema of the clear message. */
    public SchemaKey format() {
        return form.schema();
    }

    /** An attachment as it travels; {@code sha256} is over the bytes of {@code content}. */
    public record Attachment(String id, String mediaType, String sha256, Content content) {}
}
