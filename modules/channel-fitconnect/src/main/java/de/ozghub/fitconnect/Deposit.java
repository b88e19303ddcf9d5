package de.ozghub.fitconnect;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Proof of deposit as it is kept: the event log and the service keys it was checked with, so that it can be checked again
 * when the service has long changed its keys.
 *
 * @param keys JWK texts by kid
 */
record Deposit(EventLog log, Map<String, String> keys) {

    Deposit {
        keys = Map.copyOf(keys);
    }

    byte[] bytes() {
        var root = Json.newObject();
        var events = root.putArray("eventLog");
        log.events().forEach(events::add);
        var byKid = root.putObject("keys");
        new TreeMap<>(keys).forEach(byKid::put);
        return Json.write(root);
    }

    static Optional<Deposit> read(byte[] bytes) {
        return Json.object(bytes).map(root -> {
            var events = new ArrayList<String>();
            root.path("eventLog").forEach(event -> events.add(event.asString()));
            var keys = new TreeMap<String, String>();
            root.path("keys").forEachEntry((kid, key) -> keys.put(kid, key.asString()));
            return new Deposit(new EventLog(events), keys);
        });
    }
}
