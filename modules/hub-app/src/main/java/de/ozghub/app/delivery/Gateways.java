package de.ozghub.app.delivery;

import de.ozghub.submission.BackOfficeKey;
import java.util.Map;

/** The back offices this node can reach. */
public record Gateways(Map<BackOfficeKey, Gateway> all) {

    public Gateways {
        all = Map.copyOf(all);
    }

    /** @throws IllegalStateException if the configuration in force does not know the back office any more */
    Gateway of(BackOfficeKey key) {
        Gateway gateway = all.get(key);
        if (gateway == null) {
            throw new IllegalStateException("back office " + key + " is not configured any more");
        }
        return gateway;
    }
}
