package de.ozghub.fitconnect;

import java.util.Map;
import java.util.UUID;

/**
 * What has to be kept of a submission until its receiver has decided: enough to ask for it and to prove the answer.
 *
 * @param metadataTag authentication tag of the sealed metadata
 * @param dataTag authentication tag of the sealed data
 * @param attachmentTags authentication tags of the sealed attachments
 */
public record SentSubmission(
        UUID destination,
        UUID submission,
        UUID caseId,
        String metadataTag,
        String dataTag,
        Map<UUID, String> attachmentTags) {

    public SentSubmission {
        attachmentTags = Map.copyOf(attachmentTags);
    }

    AuthenticationTags tags() {
        return new AuthenticationTags(metadataTag, dataTag, attachmentTags);
    }
}
