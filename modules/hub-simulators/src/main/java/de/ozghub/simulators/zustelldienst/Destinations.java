package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The destinations with their public keys, and the addresses under which they are read. */
final class Destinations {

    private record Known(Destination destination, Map<String, RSAKey> keys) {}

    private final Map<UUID, Known> destinations = new LinkedHashMap<>();

    /**
     * Reads all keys.
     *
     * @throws IllegalArgumentException when a key is unreadable or an encryption key is missing
     */
    Destinations(List<Destination> destinations) {
        destinations.forEach(destination -> {
            var keys = keys(destination);
            if (!keys.containsKey(destination.encryptionKid())) {
                throw new IllegalArgumentException(
                        "Destination " + destination.destinationId() + ": encryptionKid names no key");
            }
            this.destinations.put(destination.destinationId(), new Known(destination, keys));
        });
    }

    private static Map<String, RSAKey> keys(Destination destination) {
        var keys = new LinkedHashMap<String, RSAKey>();
        for (var json : destination.keys()) {
            try {
                var key = JWK.parse(json).toRSAKey();
                if (key.isPrivate()) {
                    throw new IllegalArgumentException(
                            "Destination " + destination.destinationId() + ": a private key was given");
                }
                keys.put(key.getKeyID(), key);
            } catch (ParseException e) {
                throw new IllegalArgumentException(
                        "Destination " + destination.destinationId() + ": unreadable key", e);
            }
        }
        return keys;
    }

    void mount(Router router) {
        for (var base : List.of("/submission-api/v2", "/destination-api/v2")) {
            router.on("GET", base + "/destinations/{destinationId}", this::read);
            router.on("GET", base + "/destinations/{destinationId}/keys/{kid}", this::key);
        }
        // The list exists at the destination API only; the submission API answers 404.
        router.on("GET", "/destination-api/v2/destinations/{destinationId}/keys", this::allKeys);
    }

    /**
     * A destination.
     *
     * @throws Refusal 404 when it is unknown
     */
    Destination get(UUID id) {
        return known(id).destination();
    }

    Optional<CallbackAddress> callbackOf(UUID id) {
        return Optional.ofNullable(get(id).callback());
    }

    boolean hasEncryptionKey(UUID id, String kid) {
        var key = known(id).keys().get(kid);
        return key != null && operations(key).contains(KeyOperation.WRAP_KEY);
    }

    /** The key a destination signs its events with under this kid. */
    Optional<RSAKey> signatureKey(UUID id, String kid) {
        return Optional.ofNullable(known(id).keys().get(kid))
                .filter(key -> operations(key).contains(KeyOperation.VERIFY));
    }

    private static Set<KeyOperation> operations(RSAKey key) {
        var operations = key.getKeyOperations();
        return operations == null ? Set.of() : operations;
    }

    private Known known(UUID id) {
        var known = destinations.get(id);
        if (known == null) {
            throw Refusal.of(404, "destination-not-found", "Destination not found");
        }
        return known;
    }

    private Reply read(Call call) {
        var destination = get(call.id("destinationId"));
        var view = new LinkedHashMap<String, Object>();
        view.put("destinationId", destination.destinationId());
        view.put("name", destination.name());
        view.put("status", destination.status());
        view.put("encryptionKid", destination.encryptionKid());
        view.put("metadataVersions", destination.metadataVersions());
        view.put("publicServices", destination.publicServices());
        view.put("replyChannels", orEmpty(destination.replyChannels()));
        view.put("contactInformation", orEmpty(destination.contactInformation()));
        return Reply.json(200, view);
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? Map.of() : value;
    }

    private Reply key(Call call) {
        var key = known(call.id("destinationId")).keys().get(call.variable("kid"));
        if (key == null) {
            throw Refusal.of(404, "key-not-found", "Key not found");
        }
        return Reply.json(200, key.toJSONObject());
    }

    private Reply allKeys(Call call) {
        var keys = known(call.id("destinationId")).keys().values();
        return Reply.json(
                200, Map.of("keys", keys.stream().map(RSAKey::toJSONObject).toList()));
    }
}
