package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.Role;
import java.util.Set;
import java.util.UUID;

/** The client behind an access token. */
record Caller(String clientId, Role role, Set<UUID> destinations) {

    Caller {
        destinations = Set.copyOf(destinations);
    }

    void mustSend() {
        if (role != Role.sender) {
            throw forbidden("Only a sender may do this");
        }
    }

    void mustSubscribe() {
        if (role != Role.subscriber) {
            throw forbidden("Only a subscriber may do this");
        }
    }

    /** Insists on a subscriber that is connected to the destination. */
    void mustSubscribe(UUID destinationId) {
        mustSubscribe();
        if (!destinations.contains(destinationId)) {
            throw forbidden("The client is not connected to this destination");
        }
    }

    /** Insists on the sender of a submission. */
    void mustOwn(String senderClientId) {
        mustSend();
        if (!clientId.equals(senderClientId)) {
            throw forbidden("The submission belongs to another client");
        }
    }

    /** Insists on one of the two parties of a case. */
    void mustTakePart(String senderClientId, UUID destinationId) {
        if (role == Role.sender) {
            mustOwn(senderClientId);
        } else {
            mustSubscribe(destinationId);
        }
    }

    private static Refusal forbidden(String title) {
        return Refusal.of(403, "forbidden", title);
    }
}
