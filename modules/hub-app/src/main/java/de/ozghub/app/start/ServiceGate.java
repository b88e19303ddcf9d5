package de.ozghub.app.start;

import de.ozghub.app.intake.Gate;
import de.ozghub.app.keys.KeyInventory;
import de.ozghub.app.relay.Relays;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.core.channel.Announcement;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.InboxTerms;
import de.ozghub.core.config.ServiceTerms;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Closes what cannot be worked on: a destination whose keys are not fit, a service whose package does not run, or that its
 * authority has paused.
 */
record ServiceGate(HubConfiguration configuration, ActivePackages packages, KeyInventory keys, InstantSource clock)
        implements Gate {

    @Override
    public Optional<Problem> closes(Announcement announcement) {
        if (new Relays(configuration).covers(announcement.origin().destination())) {
            // Neither package nor inbox nor pause of a service: nothing is opened here.
            return keys.closes(announcement.origin().destination(), clock.instant());
        }
        Optional<Authority> inbox = configuration.inbox(announcement.origin().destination(), announcement.service());
        if (inbox.isPresent()) {
            return keys.closes(announcement.origin().destination(), clock.instant())
                    .or(() -> closes(Objects.requireNonNull(inbox.get().inbox()), announcement));
        }
        if (!offered(announcement)) {
            // Belongs to nobody here: opening rejects it.
            return Optional.empty();
        }
        var unusable = keys.closes(announcement.origin().destination(), clock.instant());
        if (unusable.isPresent()) {
            return unusable;
        }
        if (packages.open(announcement.service())) {
            return paused(announcement);
        }
        return packages.closed(announcement.service()).or(() -> Optional.of(inactive(announcement)));
    }

    private Optional<Problem> closes(InboxTerms inbox, Announcement announcement) {
        return packages.at(inbox.packagePath()).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "service", announcement.service())
                        .with("package", inbox.packagePath())
                        .with("reason", "the package of the inbox cannot run"));
    }

    private boolean offered(Announcement announcement) {
        return configuration.authorities().stream()
                .flatMap(authority -> authority.destinations().stream())
                .filter(destination -> destination
                        .id()
                        .toString()
                        .equalsIgnoreCase(announcement.origin().destination()))
                .anyMatch(destination -> destination.services().contains(announcement.service()));
    }

    private static Problem inactive(Announcement announcement) {
        return Problem.of(ProblemCode.PACKAGE_INACTIVE, "service", "service", announcement.service())
                .with("package", "–")
                .with("reason", "no package of the service can run");
    }

    private Optional<Problem> paused(Announcement announcement) {
        return configuration.authorities().stream()
                .filter(authority -> owns(authority, announcement.origin().destination()))
                .flatMap(authority -> authority.service(announcement.service()).stream())
                .filter(ServiceTerms::paused)
                .findFirst()
                .map(terms -> Problem.of(ProblemCode.SERVICE_PAUSED, "service", "service", announcement.service()));
    }

    private static boolean owns(Authority authority, String destination) {
        return authority.destinations().stream()
                .anyMatch(owned -> owned.id().toString().equalsIgnoreCase(destination));
    }
}
