package de.ozghub.simulators.portal;

import java.util.Map;
import java.util.UUID;

/**
 * A submission that was sent off, with all that is needed to check what comes back.
 *
 * @param metadataTag authentication tag of the metadata as it was sent
 * @param dataTag authentication tag of the data as it was sent
 * @param attachmentTags authentication tags by attachment id
 */
public record Sent(
        UUID destinationId,
        UUID submissionId,
        UUID caseId,
        String metadataTag,
        String dataTag,
        Map<UUID, String> attachmentTags) {

    public Sent {
        attachmentTags = Map.copyOf(attachmentTags);
    }
}
