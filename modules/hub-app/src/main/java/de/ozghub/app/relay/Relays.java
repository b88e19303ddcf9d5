package de.ozghub.app.relay;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.Destination;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.ServiceKey;
import java.util.Optional;

/** Where unopened submissions go: by destination and service, and nothing else. */
public record Relays(HubConfiguration configuration) {

    /** Whose the destination is, and who takes what arrives there. */
    public record Way(AuthorityKey owner, BackOfficeKey backOffice) {}

    /** @param destination id as a channel writes it */
    public boolean covers(String destination) {
        return find(destination).isPresent();
    }

    /** @return empty if the service is not relayed at this destination */
    Optional<Way> way(String destination, ServiceKey service) {
        return find(destination)
                .flatMap(found -> Optional.ofNullable(found.destination.relay().get(service))
                        .map(backOffice -> new Way(found.owner, backOffice)));
    }

    private record Owned(AuthorityKey owner, Destination destination) {}

    private Optional<Owned> find(String destination) {
        for (Authority authority : configuration.authorities()) {
            for (Destination own : authority.destinations()) {
                if (own.isRelayed() && own.id().toString().equalsIgnoreCase(destination)) {
                    return Optional.of(new Owned(authority.key(), own));
                }
            }
        }
        return Optional.empty();
    }
}
