package de.ozghub.simulators.zustelldienst;

import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import de.ozghub.simulators.web.Router;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Destination;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The destinations with their public keys, and the addresses under which they are read. */
final class Destinations {

    private final DestinationBook book;
    private final FaultSwitches faults;
    private final InstantSource clock;

    Destinations(DestinationBook book, FaultSwitches faults, InstantSource clock) {
        this.book = book;
        this.faults = faults;
        this.clock = clock;
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
        return book.get(id).destination();
    }

    String status(UUID id) {
        return book.get(id).status();
    }

    /** The key new submissions have to be encrypted for. */
    String encryptionKid(UUID id) {
        return book.get(id).encryptionKid();
    }

    Optional<CallbackAddress> callbackOf(UUID id) {
        return Optional.ofNullable(book.kept(id).destination().callback());
    }

    /** Mail address of the technical contact; empty if the destination names none. */
    String contactOf(UUID id) {
        var contact = book.kept(id).destination().contactInformation();
        return contact == null ? "" : contact.path("email").asString("");
    }

    boolean hasEncryptionKey(UUID id, String kid) {
        var key = book.kept(id).keys().get(kid);
        return key != null && operations(key).contains(KeyOperation.WRAP_KEY);
    }

    /** The key a destination signs its events with under this kid. */
    Optional<RSAKey> signatureKey(UUID id, String kid) {
        return Optional.ofNullable(book.kept(id).keys().get(kid))
                .filter(key -> operations(key).contains(KeyOperation.VERIFY));
    }

    private static Set<KeyOperation> operations(RSAKey key) {
        var operations = key.getKeyOperations();
        return operations == null ? Set.of() : operations;
    }

    private Reply read(Call call) {
        return Reply.json(200, view(call.id("destinationId")));
    }

    /** A destination as the API shows it; the callback's secret is never given out. */
    Map<String, Object> view(UUID id) {
        var destination = get(id);
        var view = new LinkedHashMap<String, Object>();
        view.put("destinationId", destination.destinationId());
        view.put("name", destination.name());
        view.put("status", status(id));
        view.put("encryptionKid", encryptionKid(id));
        view.put("metadataVersions", destination.metadataVersions());
        view.put("publicServices", destination.publicServices());
        view.put("replyChannels", orEmpty(destination.replyChannels()));
        view.put("contactInformation", orEmpty(destination.contactInformation()));
        return view;
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? Map.of() : value;
    }

    private Reply key(Call call) {
        // Also of a deleted one: who keeps its log has to prove it.
        var key = book.kept(call.id("destinationId")).keys().get(call.variable("kid"));
        if (key == null) {
            throw Refusal.of(404, "key-not-found", "Key not found");
        }
        var shown = faults.isOn(ZustelldienstFaults.EXPIRED_CERTIFICATE)
                ? ExpiredCertificates.on(key, clock.instant())
                : key;
        return Reply.json(200, shown.toJSONObject());
    }

    private Reply allKeys(Call call) {
        var keys = book.get(call.id("destinationId")).keys().values();
        return Reply.json(
                200, Map.of("keys", keys.stream().map(RSAKey::toJSONObject).toList()));
    }
}
