package de.ozghub.simulators.portal;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stream of applications of the demonstration.
 *
 * @param perMinute applications a minute, 0 for none
 * @param clientId OAuth client of the sender
 * @param clientSecret its secret
 * @param seed where the random applications begin; null: by the clock, so that a restart does not repeat itself
 * @param invalidEvery every how manyth application is invalid; null: 10; 0: none
 * @param services what is sent where
 */
public record PortalConfig(
        double perMinute,
        String clientId,
        String clientSecret,
        @Nullable Long seed,
        @Nullable Integer invalidEvery,
        List<Service> services) {

    public PortalConfig {
        services = List.copyOf(services);
    }

    /**
     * A service the portal offers.
     *
     * @param identifier LeiKa URN of the service
     * @param destinations where its applications go, in turn
     * @param samples XML files whose forms are filled in, in turn; none: synthetic dog tax registrations
     * @param asPdf whether the form goes along as a PDF; null: no
     */
    public record Service(
            String identifier,
            List<UUID> destinations,
            List<Path> samples,
            @Nullable Boolean asPdf) {

        public Service {
            destinations = List.copyOf(destinations);
            samples = List.copyOf(Objects.requireNonNullElse(samples, List.of()));
        }
    }
}
