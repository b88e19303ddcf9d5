package de.ozghub.core.journal;

import de.ozghub.submission.DeliveryId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the hub noted of a delivery that travels through a delivery service to another authority's destination: enough to ask
 * for it and to prove the answer.
 *
 * @param destination it goes to
 * @param submission the service's id; never another one for this delivery while this one may still be sent off
 * @param caseId the service's id of the case
 * @param digest of the hand-over
 * @param refused whether a person was already told that the receiver gave it back
 * @param seals authentication tags by part, one map for each sealing; content and parts are the same in all
 */
public record Forwarding(
        DeliveryId delivery,
        UUID destination,
        UUID submission,
        UUID caseId,
        String digest,
        boolean refused,
        List<Map<String, String>> seals) {

    public Forwarding {
        seals = seals.stream().map(Map::copyOf).toList();
    }
}
