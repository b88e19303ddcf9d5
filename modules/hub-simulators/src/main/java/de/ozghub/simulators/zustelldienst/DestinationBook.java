package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.store.DurableLog;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The destinations as they are now: as configured, and what their owners changed since. A change counts when it is on disk.
 * Thread-safe.
 */
final class DestinationBook implements AutoCloseable {

    /**
     * One change.
     *
     * @param status new status; null: unchanged
     * @param encryptionKid key senders encrypt for from now on; null: unchanged
     * @param key public JWK that is added; null: none
     * @param described master data from now on; null: unchanged
     * @param owner client that made the destination with this change; null: it was there
     * @param deleted true: it is gone
     */
    record Change(
            UUID destinationId,
            @Nullable String status,
            @Nullable String encryptionKid,
            @Nullable Map<String, Object> key,
            @Nullable Destination described,
            @Nullable String owner,
            @Nullable Boolean deleted) {

        static Change of(
                UUID id, @Nullable String status, @Nullable String encryptionKid, @Nullable Map<String, Object> key) {
            return new Change(id, status, encryptionKid, key, null, null, null);
        }

        static Change described(UUID id, @Nullable String status, @Nullable String kid, Destination described) {
            return new Change(id, status, kid, null, described, null, null);
        }

        static Change made(Destination destination, String owner) {
            return new Change(destination.destinationId(), null, null, null, destination, owner, null);
        }

        static Change deleted(UUID id) {
            return new Change(id, null, null, null, null, null, true);
        }
    }

    /**
     * A destination with its keys by kid.
     *
     * @param owner client that made it; null: the configuration did
     */
    record Known(
            Destination destination,
            String status,
            String encryptionKid,
            Map<String, RSAKey> keys,
            @Nullable String owner,
            boolean deleted) {

        Known {
            keys = Map.copyOf(keys);
        }

        Known with(Change change) {
            var more = new LinkedHashMap<>(keys);
            if (change.key() != null) {
                var key = parse(destination.destinationId(), change.key());
                more.put(key.getKeyID(), key);
            }
            return new Known(
                    change.described() == null ? destination : change.described(),
                    change.status() == null ? status : change.status(),
                    change.encryptionKid() == null ? encryptionKid : change.encryptionKid(),
                    more,
                    owner,
                    deleted || Boolean.TRUE.equals(change.deleted()));
        }
    }

    private final Map<UUID, Known> destinations = new ConcurrentHashMap<>();
    private final DurableLog log;

    /**
     * Reads all keys and what was changed before.
     *
     * @throws IllegalArgumentException when a key is unreadable or an encryption key is missing
     */
    DestinationBook(List<Destination> configured, Path file) throws IOException {
        configured.forEach(destination -> destinations.put(destination.destinationId(), known(destination, null)));
        log = DurableLog.open(file, line -> apply(Json.mapper().readValue(line, Change.class)));
    }

    private static Known known(Destination destination, @Nullable String owner) {
        var keys = new LinkedHashMap<String, RSAKey>();
        destination.keys().forEach(json -> {
            var key = parse(destination.destinationId(), json);
            keys.put(key.getKeyID(), key);
        });
        if (!keys.containsKey(destination.encryptionKid())) {
            throw new IllegalArgumentException(
                    "Destination " + destination.destinationId() + ": encryptionKid names no key");
        }
        return new Known(destination, destination.status(), destination.encryptionKid(), keys, owner, false);
    }

    private static RSAKey parse(UUID destination, Map<String, Object> json) {
        try {
            var key = JWK.parse(json).toRSAKey();
            if (key.isPrivate()) {
                throw new IllegalArgumentException("Destination " + destination + ": a private key was given");
            }
            return key;
        } catch (ParseException e) {
            throw new IllegalArgumentException("Destination " + destination + ": unreadable key", e);
        }
    }

    /**
     * A destination.
     *
     * @throws Refusal 404 when it is unknown
     */
    Known get(UUID id) {
        var known = kept(id);
        if (known.deleted()) {
            throw Refusal.of(404, "destination-not-found", "Destination not found");
        }
        return known;
    }

    /** The same, deleted or not: cases outlive their destination. */
    Known kept(UUID id) {
        var known = destinations.get(id);
        if (known == null) {
            throw Refusal.of(404, "destination-not-found", "Destination not found");
        }
        return known;
    }

    /** Those a client made itself and that are still there. */
    Set<UUID> madeBy(String client) {
        return destinations.entrySet().stream()
                .filter(entry -> client.equals(entry.getValue().owner())
                        && !entry.getValue().deleted())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    synchronized void record(Change change) throws IOException {
        log.append(Json.mapper().writeValueAsString(change));
        apply(change);
    }

    /** A destination that was taken out of the configuration stays out. */
    private void apply(Change change) {
        if (change.owner() != null && change.described() != null) {
            destinations.put(change.destinationId(), known(change.described(), change.owner()));
        } else {
            destinations.computeIfPresent(change.destinationId(), (_, known) -> known.with(change));
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
