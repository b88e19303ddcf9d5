package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A destination (Zustellpunkt) the hub receives for, with the keys of the one authority that owns it.
 *
 * @param signatureKey signs the events for senders
 * @param decryptionKeys by kid; several while keys roll over
 * @param services what may be sent here by one of {@code schemas}
 * @param schemas what the data may follow by configuration, whether the package behind a schema is active at the moment or
 *     not: what was taken while it was active must not be rejected after a restart without it
 * @param inbox whether every other service is opened too, whatever schema its data follow; if not, it is rejected
 */
public record FitConnectDestination(
        UUID id,
        AuthorityKey owner,
        PrivateJwk signatureKey,
        Map<String, PrivateJwk> decryptionKeys,
        Set<ServiceKey> services,
        Set<SchemaKey> schemas,
        boolean inbox) {

    /** A destination that takes its services and nothing else. */
    public FitConnectDestination(
            UUID id,
            AuthorityKey owner,
            PrivateJwk signatureKey,
            Map<String, PrivateJwk> decryptionKeys,
            Set<ServiceKey> services,
            Set<SchemaKey> schemas) {
        this(id, owner, signatureKey, decryptionKeys, services, schemas, false);
    }

    /** @throws IllegalArgumentException if there is no decryption key, or one stands under another kid than its own */
    public FitConnectDestination {
        decryptionKeys = Map.copyOf(decryptionKeys);
        services = Set.copyOf(services);
        schemas = Set.copyOf(schemas);
        if (decryptionKeys.isEmpty()) {
            throw new IllegalArgumentException("destination %s has no decryption key".formatted(id));
        }
        decryptionKeys.forEach((kid, key) -> {
            if (!kid.equals(key.kid())) {
                throw new IllegalArgumentException(
                        "destination %s: key %s is filed under kid %s".formatted(id, key.kid(), kid));
            }
        });
    }

    Optional<PrivateJwk> decryptionKey(String kid) {
        return Optional.ofNullable(decryptionKeys.get(kid));
    }

    Stream<PrivateJwk> keys() {
        return Stream.concat(Stream.of(signatureKey), decryptionKeys.values().stream());
    }
}
