package de.ozghub.core.config;

import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * A FIT-Connect destination of one authority.
 *
 * @param client name of the API client that serves it
 * @param signatureKey private key the authority's events are signed with
 * @param decryptionKeys private keys, the newest first, at least one; none where it is relayed
 * @param services that may arrive here, at least one
 * @param relay where what arrives is held under the authority's own key: who takes it unopened, for each service; else empty
 */
public record Destination(
        String client,
        UUID id,
        KeyRef signatureKey,
        List<KeyRef> decryptionKeys,
        List<ServiceKey> services,
        SequencedMap<ServiceKey, BackOfficeKey> relay) {

    /** Who holds the key that opens what arrives. */
    public enum Custody {
        /** The hub, as processor of the authority: in a file or in a device of the authority. */
        HELD,
        /** The authority alone: the hub hands on what arrives. */
        RELAY
    }

    /** @throws IllegalArgumentException if a list is empty that must not be, or keys are given where nothing is opened */
    public Destination {
        decryptionKeys = List.copyOf(decryptionKeys);
        services = List.copyOf(services);
        relay = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(relay));
        Check.that(
                decryptionKeys.isEmpty() != relay.isEmpty(),
                "decryptionKeys must have at least one entry, or none where it is relayed");
        Check.that(!services.isEmpty(), "services must have at least one entry");
    }

    /** Whether the hub hands on unopened what arrives. */
    public boolean isRelayed() {
        return !relay.isEmpty();
    }
}
