package de.ozghub.simulators.zustelldienst;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the simulated Zustelldienst knows: its clients and destinations.
 *
 * @param address address to bind; null: 127.0.0.1
 * @param port port to bind, 0 for any free one
 * @param publicUrl how clients reach it, without a path; null: {@code http://<address>:<port>}
 * @param requireUserAgent whether a request without User-Agent is refused with 403; null: true
 * @param settableClock whether {@code POST /clock} may put the service's clock forward; null: false
 * @param clients OAuth clients
 * @param destinations destinations
 */
public record ZustelldienstConfig(
        @Nullable String address,
        int port,
        @Nullable String publicUrl,
        @Nullable Boolean requireUserAgent,
        @Nullable Boolean settableClock,
        List<Client> clients,
        List<Destination> destinations) {

    /** With the clock everybody else has. */
    public ZustelldienstConfig(
            @Nullable String address,
            int port,
            @Nullable String publicUrl,
            @Nullable Boolean requireUserAgent,
            List<Client> clients,
            List<Destination> destinations) {
        this(address, port, publicUrl, requireUserAgent, null, clients, destinations);
    }

    public ZustelldienstConfig {
        clients = List.copyOf(clients);
        destinations = List.copyOf(destinations);
    }

    /** Whether a client sends or receives. */
    public enum Role {
        sender,
        subscriber
    }

    /**
     * An OAuth client.
     *
     * @param destinations destinations a subscriber is connected to; null or empty for a sender
     * @param callback where a sender is told of new events; null: nowhere
     */
    public record Client(
            String clientId,
            String clientSecret,
            Role role,
            @Nullable List<UUID> destinations,
            @Nullable CallbackAddress callback) {

        public Client {
            destinations = destinations == null ? List.of() : List.copyOf(destinations);
        }
    }

    /**
     * Where a party is told of news, signed with HMAC-SHA-512.
     *
     * @param url address that is posted to
     * @param secret callback secret
     */
    public record CallbackAddress(URI url, String secret) {}

    /**
     * A destination as its authority described it.
     *
     * @param status {@code created}, {@code active}, {@code inactive} or {@code decommissioned}
     * @param publicServices services with identifier, schemas and regions, given out as they are
     * @param encryptionKid key new submissions must be encrypted with
     * @param keys public JWKs for encryption and for the destination's signatures
     * @param callback where the subscriber is told of new submissions; null: nowhere
     */
    public record Destination(
            UUID destinationId,
            String name,
            String status,
            List<PublicService> publicServices,
            String encryptionKid,
            List<Map<String, Object>> keys,
            List<String> metadataVersions,
            @Nullable JsonNode replyChannels,
            @Nullable JsonNode contactInformation,
            @Nullable CallbackAddress callback) {

        public Destination {
            publicServices = List.copyOf(publicServices);
            keys = List.copyOf(keys);
            metadataVersions = List.copyOf(metadataVersions);
        }
    }

    /** A service a destination offers. */
    public record PublicService(
            String identifier, @Nullable String name, List<SubmissionSchema> submissionSchemas, List<String> regions) {

        public PublicService {
            submissionSchemas = List.copyOf(submissionSchemas);
            regions = List.copyOf(regions);
        }
    }

    /** A schema a destination accepts for a service. */
    public record SubmissionSchema(String schemaUri, String mimeType) {}
}
