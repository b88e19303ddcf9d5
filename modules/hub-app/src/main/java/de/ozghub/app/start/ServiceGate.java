package de.ozghub.app.start;

import de.ozghub.app.intake.Gate;
import de.ozghub.app.validation.ActivePackages;
import de.ozghub.core.channel.Announcement;
import de.ozghub.core.config.Authority;
import de.ozghub.core.config.HubConfiguration;
import de.ozghub.core.config.ServiceTerms;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Optional;

/** Closes what cannot be worked on: a service whose package does not run, or that its authority has paused. */
record ServiceGate(HubConfiguration configuration, ActivePackages packages) implements Gate {

    @Override
    public Optional<Problem> closes(Announcement announcement) {
        return packages.closed(announcement.service()).or(() -> paused(announcement));
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
