package de.ozghub.simulators.backoffice;

import java.util.List;

/**
 * A hand-over as a back office received it, over SOAP or by a folder.
 *
 * @param key idempotency key
 * @param digest as the hub states it
 * @param submissionId the submission in the words of its channel
 * @param authority ARS of the competent authority
 */
record Submittal(
        String key,
        String digest,
        String submissionId,
        String authority,
        String backOffice,
        String service,
        String format,
        String protection,
        Part message,
        List<Attached> attachments) {

    Submittal {
        attachments = List.copyOf(attachments);
    }

    /**
     * An attachment.
     *
     * @param sha256 as the hub states it
     */
    record Attached(String id, String sha256, Part part) {}
}
