package de.ozghub.core.config;

import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.UUID;

/**
 * A FIT-Connect destination of one authority.
 *
 * @param client name of the API client that serves it
 * @param signatureKey private key the authority's events are signed with
 * @param decryptionKeys private keys, the newest first, at least one
 * @param services that may arrive here, at least one
 */
public record Destination(
        String client, UUID id, KeyRef signatureKey, List<KeyRef> decryptionKeys, List<ServiceKey> services) {

    /** @throws IllegalArgumentException if a list is empty */
    public Destination {
        decryptionKeys = List.copyOf(decryptionKeys);
        services = List.copyOf(services);
        Check.that(!decryptionKeys.isEmpty(), "decryptionKeys must have at least one entry");
        Check.that(!services.isEmpty(), "services must have at least one entry");
    }
}
