package de.ozghub.fitconnect;

import de.ozghub.submission.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API client of the delivery service (Zustelldienst) with the destinations connected to it. FIT-Connect allows about
 * 20 destinations per client; a hub has as many clients as it needs.
 *
 * @param name name of the mailbox; unique over all channels
 * @param submissionApi base of the Submission API without version, as the service states it as issuer of its events
 * @param timeout longest time for a connection, and for any pause of an answer
 */
public record FitConnectClient(
        String name,
        URI submissionApi,
        Credentials credentials,
        Duration timeout,
        List<FitConnectDestination> destinations) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException if an address is not https (http on loopback), or a destination comes twice */
    public FitConnectClient {
        requireProtected(name, submissionApi);
        requireProtected(name, credentials.tokenUrl());
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("client %s: the time-out must be positive".formatted(name));
        }
        destinations = List.copyOf(destinations);
        var seen = new HashSet<UUID>();
        for (var destination : destinations) {
            if (!seen.add(destination.id())) {
                throw new IllegalArgumentException(
                        "client %s: destination %s is configured twice".formatted(name, destination.id()));
            }
        }
    }

    /**
     * What the client shows to get an access token.
     *
     * @param tokenUrl of the OAuth 2.0 service
     * @param callbackSecret what the service proves its callbacks with; null: no callbacks are taken
     */
    public record Credentials(
            URI tokenUrl,
            String clientId,
            String clientSecret,
            @Nullable String callbackSecret) {

        /** Of a client that takes no callbacks. */
        public Credentials(URI tokenUrl, String clientId, String clientSecret) {
            this(tokenUrl, clientId, clientSecret, null);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Credentials[%s, %s]".formatted(tokenUrl, clientId);
        }
    }

    Optional<FitConnectDestination> destination(Origin origin) {
        return destinations.stream()
                .filter(destination -> destination.id().toString().equalsIgnoreCase(origin.destination()))
                .findFirst();
    }

    /** The {@code iss} of the service's own events: the base without version and without a slash at its end. */
    String issuer() {
        String base = submissionApi.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static void requireProtected(String name, URI address) {
        boolean loopback = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        if (!loopback && (!"https".equals(address.getScheme()) || address.getHost() == null)) {
            throw new IllegalArgumentException(
                    "client %s: address %s must be https; http is for loopback only".formatted(name, address));
        }
    }
}
