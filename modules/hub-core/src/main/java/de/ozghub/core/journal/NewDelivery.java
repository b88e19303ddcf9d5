package de.ozghub.core.journal;

import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.SchemaKey;
import java.util.List;

/**
 * A message that is ready for one back office. Its bytes never change afterwards.
 *
 * @param target name of the target in the mapping package
 * @param form of the clear message
 * @param digest of the whole hand-over, SHA-256 in lower-case hexadecimal
 * @param mustConfirm whether the sender is told "accepted" only after this one is confirmed
 */
public record NewDelivery(
        DeliveryId id,
        BackOfficeKey backOffice,
        String target,
        MessageForm form,
        Protection protection,
        String digest,
        boolean mustConfirm,
        PayloadId message,
        List<Part> attachments) {

    public NewDelivery {
        attachments = List.copyOf(attachments);
    }

    /** Schema of the clear message. */
    public SchemaKey format() {
        return form.schema();
    }

    /** An attachment as it leaves; {@code sha256} is over its protected bytes. */
    public record Part(String id, String mediaType, String sha256, PayloadId payload) {}
}
