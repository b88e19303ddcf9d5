package de.ozghub.simulators;

import de.ozghub.simulators.backoffice.BackOffices;
import de.ozghub.simulators.backoffice.BackOfficesConfig;
import de.ozghub.simulators.portal.Access;
import de.ozghub.simulators.portal.PortalClient;
import de.ozghub.simulators.portal.PortalConfig;
import de.ozghub.simulators.portal.PortalStream;
import de.ozghub.simulators.zustelldienst.Zustelldienst;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The running simulators of one configuration. */
public final class Simulators implements AutoCloseable {

    private final @Nullable Zustelldienst zustelldienst;
    private final @Nullable BackOffices backOffices;
    private final @Nullable PortalStream portal;

    private Simulators(
            @Nullable Zustelldienst zustelldienst, @Nullable BackOffices backOffices, @Nullable PortalStream portal) {
        this.zustelldienst = zustelldienst;
        this.backOffices = backOffices;
        this.portal = portal;
    }

    /**
     * Starts everything the configuration names.
     *
     * @throws IOException when a port cannot be bound or a state cannot be read; nothing is left running
     * @throws IllegalArgumentException when the configuration contradicts itself; nothing is left running
     */
    public static Simulators start(SimulatorConfig config, InstantSource clock) throws IOException {
        Zustelldienst zustelldienst = null;
        BackOffices backOffices = null;
        try {
            var services = config.zustelldienst();
            if (services != null) {
                zustelldienst =
                        Zustelldienst.start(services, config.stateDirectory().resolve("zustelldienst"), clock);
            }
            var offices = config.backOffices();
            if (offices != null) {
                backOffices = start(offices, config, clock);
            }
            var portal = config.portal() == null ? null : portal(config.portal(), zustelldienst, clock);
            return new Simulators(zustelldienst, backOffices, portal);
        } catch (IOException | RuntimeException e) {
            close(zustelldienst, backOffices, null);
            throw e;
        }
    }

    private static BackOffices start(BackOfficesConfig offices, SimulatorConfig config, InstantSource clock)
            throws IOException {
        return BackOffices.start(offices, config.stateDirectory().resolve("back-offices"), clock);
    }

    private static PortalStream portal(
            PortalConfig config, @Nullable Zustelldienst zustelldienst, InstantSource clock) {
        if (zustelldienst == null) {
            throw new IllegalArgumentException("simulator configuration: portal needs zustelldienst");
        }
        var base = zustelldienst.url();
        var access = new Access(base, URI.create(base + "/token"), config.clientId(), config.clientSecret());
        return PortalStream.of(new PortalClient(access, clock), config, zustelldienst.faults(), clock)
                .start();
    }

    public Optional<Zustelldienst> zustelldienst() {
        return Optional.ofNullable(zustelldienst);
    }

    public Optional<BackOffices> backOffices() {
        return Optional.ofNullable(backOffices);
    }

    @Override
    public void close() throws IOException {
        close(zustelldienst, backOffices, portal);
    }

    private static void close(
            @Nullable Zustelldienst zustelldienst, @Nullable BackOffices backOffices, @Nullable PortalStream portal)
            throws IOException {
        if (portal != null) {
            portal.close();
        }
        if (backOffices != null) {
            backOffices.close();
        }
        if (zustelldienst != null) {
            zustelldienst.close();
        }
    }
}
