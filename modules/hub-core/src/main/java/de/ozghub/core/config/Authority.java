package de.ozghub.core.config;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Optional;

/**
 * One authority: where it is competent, what it offers, and with which specialist procedures.
 *
 * @param file it stands in, relative to the configuration folder
 * @param areas where it is competent unless a service says otherwise
 * @param tokens devices that hold its keys
 */
public record Authority(
        String file,
        AuthorityKey key,
        String name,
        Kind kind,
        List<Area> areas,
        List<TokenTerms> tokens,
        List<Destination> destinations,
        List<ServiceTerms> services,
        List<BackOfficeTerms> backOffices) {

    public Authority {
        areas = List.copyOf(areas);
        tokens = List.copyOf(tokens);
        destinations = List.copyOf(destinations);
        services = List.copyOf(services);
        backOffices = List.copyOf(backOffices);
    }

    /** What kind of authority it is. */
    public enum Kind {
        CITY,
        KREIS,
        ZWECKVERBAND
    }

    public Optional<TokenTerms> token(String tokenName) {
        return tokens.stream().filter(token -> token.name().equals(tokenName)).findFirst();
    }

    public Optional<ServiceTerms> service(ServiceKey service) {
        return services.stream()
                .filter(terms -> terms.service().equals(service))
                .findFirst();
    }
}
