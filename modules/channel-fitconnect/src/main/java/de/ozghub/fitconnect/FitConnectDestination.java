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
 * @param relayed whether what arrives goes on unopened
 */
public record FitConnectDestination(
        UUID id,
        AuthorityKey owner,
        PrivateJwk signatureKey,
        Map<String, PrivateJwk> decryptionKeys,
        Set<ServiceKey> services,
        Set<SchemaKey> schemas,
        boolean inbox,
        boolean relayed) {

    /** Whose submissions the hub opens. */
    public FitConnectDestination(
            UUID id,
            AuthorityKey owner,
            PrivateJwk signatureKey,
            Map<String, PrivateJwk> decryptionKeys,
            Set<ServiceKey> services,
            Set<SchemaKey> schemas,
            boolean inbox) {
        this(id, owner, signatureKey, decryptionKeys, services, schemas, inbox, false);
    }

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

    /** Whose submissions go on unopened: the hub signs events for it and holds no other key. */
    public static FitConnectDestination relayed(
            UUID id, AuthorityKey owner, PrivateJwk signatureKey, Set<ServiceKey> services) {
        return new FitConnectDestination(id, owner, signatureKey, Map.of(), services, Set.of(), false, true);
    }

    /**
     * @throws IllegalArgumentException if there is no decryption key, or one where nothing is opened, or one stands under
     *     another kid than its own
     */
    public FitConnectDestination {
        decryptionKeys = Map.copyOf(decryptionKeys);
        services = Set.copyOf(services);
        schemas = Set.copyOf(schemas);
        if (decryptionKeys.isEmpty() != relayed) {
            throw new IllegalArgumentException((relayed
                            ? "destination %s is relayed and has a decryption key"
                            : "destination %s has no decryption key")
                    .formatted(id));
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
