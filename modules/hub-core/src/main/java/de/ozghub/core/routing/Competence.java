package de.ozghub.core.routing;

import de.ozghub.core.config.Authority;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.ServiceTerms;
import de.ozghub.core.config.ServiceTerms.Performance;
import de.ozghub.submission.Area;
import de.ozghub.submission.ServiceKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the competent and the performing authority. The most specific area wins: Gemeinde over Gemeindeverband over
 * Kreis over Land. Immutable and thread-safe.
 */
public final class Competence {

    private final HubConfiguration configuration;
    private final Map<ServiceKey, List<Duty>> duties = new HashMap<>();
    private final List<Home> homes = new ArrayList<>();

    private record Duty(Area area, Authority authority, ServiceTerms terms) {}

    private record Home(Area area, Authority authority) {}

    /** @param configuration a checked one: no two authorities are competent for the same area and service */
    public Competence(HubConfiguration configuration) {
        this.configuration = configuration;
        for (Authority authority : configuration.authorities()) {
            authority.areas().forEach(area -> homes.add(new Home(area, authority)));
            for (ServiceTerms terms : authority.services()) {
                List<Duty> ofService = duties.computeIfAbsent(terms.service(), service -> new ArrayList<>());
                terms.areas().forEach(area -> ofService.add(new Duty(area, authority, terms)));
            }
        }
    }

    /**
     * Routes one submission.
     *
     * @param area the submission is about, 12 digits; an area wider than any duty belongs to nobody
     * @param day in Europe/Berlin that decides whether an agreement is in force
     */
    public Routed route(Area area, ServiceKey service, LocalDate day) {
        Optional<Duty> duty = duties.getOrDefault(service, List.of()).stream()
                .filter(candidate -> candidate.area().contains(area))
                .max(Comparator.comparingInt(candidate -> candidate.area().significantDigits()));
        if (duty.isPresent()) {
            return performed(duty.get(), day);
        }
        return homes.stream()
                .filter(candidate -> candidate.area().contains(area))
                .max(Comparator.comparingInt(candidate -> candidate.area().significantDigits()))
                .<Routed>map(home -> new Routed.NoService(home.authority().key(), service))
                .orElseGet(() -> new Routed.NoAuthority(area));
    }

    private Routed performed(Duty duty, LocalDate day) {
        ServiceTerms terms = duty.terms();
        Performance performance = terms.performedBy();
        if (performance != null && !day.isBefore(performance.from())) {
            return passedOn(duty, performance);
        }
        if (terms.backOffices().isEmpty()) {
            return new Routed.NoService(duty.authority().key(), terms.service());
        }
        return new Routed.Competent(
                duty.authority().key(),
                duty.authority().key(),
                null,
                terms.packagePath(),
                terms.backOffices(),
                terms.paused());
    }

    private Routed passedOn(Duty duty, Performance performance) {
        ServiceTerms terms = duty.terms();
        return configuration
                .authority(performance.authority())
                .flatMap(performer -> performer.service(terms.service()))
                .<Routed>map(performed -> new Routed.Competent(
                        duty.authority().key(),
                        performance.authority(),
                        performance.agreement(),
                        terms.packagePath(),
                        performed.backOffices(),
                        terms.paused() || performed.paused()))
                .orElseGet(() -> new Routed.NoService(duty.authority().key(), terms.service()));
    }
}
