package de.ozghub.fitconnect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** Whether tags are those of this sealing. One submission may mix parts of several: each holds the same content. */
    private boolean sealed(String part, @Nullable String tag) {
        return switch (part) {
            case Parts.METADATA -> metadataTag.equals(tag);
            case Parts.DATA -> dataTag.equals(tag);
            default -> tag != null && tag.equals(attachmentTags.get(UUID.fromString(part)));
        };
    }

    /** Whether each part bears a tag of one of these sealings of one submission, and no part is missing or more. */
    static boolean sealed(List<SentSubmission> sealings, AuthenticationTags tags) {
        return sealings.stream().anyMatch(one -> one.sealed(Parts.METADATA, tags.metadata()))
                && sealings.stream().anyMatch(one -> one.sealed(Parts.DATA, tags.data()))
                && tags.attachments()
                        .keySet()
                        .equals(sealings.getFirst().attachmentTags().keySet())
                && tags.attachments().entrySet().stream()
                        .allMatch(entry -> sealings.stream()
                                .anyMatch(one -> one.sealed(entry.getKey().toString(), entry.getValue())));
    }
}
