package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.submission.AuthorityKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Every key belongs to exactly one authority, every destination to exactly one client. */
final class KeyOwners {

    private record Owned(PrivateJwk key, FitConnectDestination by) {}

    private KeyOwners() {}

    /** @throws IllegalArgumentException naming key and destinations, if not */
    static void requireOneEach(List<FitConnectClient> clients) {
        var destinations = new HashSet<UUID>();
        var seen = new ArrayList<Owned>();
        for (var client : clients) {
            for (var destination : client.destinations()) {
                if (!destinations.add(destination.id())) {
                    throw new IllegalArgumentException(
                            "destination %s is configured at two clients".formatted(destination.id()));
                }
                destination.keys().forEach(key -> {
                    requireUnshared(key, destination, seen);
                    seen.add(new Owned(key, destination));
                });
            }
        }
    }

    private static void requireUnshared(PrivateJwk key, FitConnectDestination destination, List<Owned> seen) {
        AuthorityKey owner = destination.owner();
        for (var other : seen) {
            if (!other.by.owner().equals(owner) && other.key.isSameAs(key)) {
                throw new IllegalArgumentException("key %s of destination %s (%s) is also a key of destination %s (%s)"
                        .formatted(key.kid(), destination.id(), owner, other.by.id(), other.by.owner()));
            }
        }
    }
}
