package de.ozghub.mapping;

import de.ozghub.submission.Area;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows about a submission and the data do not say.
 *
 * @param externalId the sender side's id of the submission
 * @param receivedAt legal time of receipt
 * @param authority the competent authority
 * @param performing the authority that acts for it; the same one where nobody does
 * @param payment what was paid with the application; null if nothing was
 */
public record SubmissionContext(
        SubmissionId submission,
        @Nullable String externalId,
        Instant receivedAt,
        Office authority,
        Office performing,
        ServiceKey service,
        List<Attachment> attachments,
        @Nullable Payment payment) {

    public SubmissionContext {
        attachments = List.copyOf(attachments);
    }

    /** A submission without payment. */
    public SubmissionContext(
            SubmissionId submission,
            @Nullable String externalId,
            Instant receivedAt,
            Office authority,
            Office performing,
            ServiceKey service,
            List<Attachment> attachments) {
        this(submission, externalId, receivedAt, authority, performing, service, attachments, null);
    }

    /** An authority by its territory and official name. */
    public record Office(Area area, String name) {}

    /**
     * An opened attachment.
     *
     * @param purpose as the channel names it
     * @param filename as the sender gave it; may be personal data
     * @param sha256 of the opened content, lower-case hexadecimal
     * @param size of the opened content in bytes
     */
    public record Attachment(
            String id,
            String purpose,
            String mediaType,
            @Nullable String filename,
            String sha256,
            long size) {}

    /**
     * What the portal says about a payment, as in FIT-Connect's {@code paymentInformation}.
     *
     * @param fields by name, for example {@code transactionId}, {@code status}, {@code grossAmount}; absent ones are left
     *     out
     */
    public record Payment(Map<String, String> fields) {
        public Payment {
            fields = Map.copyOf(fields);
        }
    }
}
