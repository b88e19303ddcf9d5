package de.ozghub.core.config;

import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One authority: where it is competent, what it offers, and with which specialist procedures.
 *
 * @param file it stands in, relative to the configuration folder
 * @param areas where it is competent unless a service says otherwise
 * @param inbox takes whatever no service takes; null where that is rejected
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
        @Nullable InboxTerms inbox,
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

    /** Whether submissions of this service go into the inbox. */
    public boolean takesIntoInbox(ServiceKey service) {
        return inbox != null && service(service).isEmpty();
    }

    public Optional<ServiceTerms> service(ServiceKey service) {
        return services.stream()
                .filter(terms -> terms.service().equals(service))
                .findFirst();
    }
}
