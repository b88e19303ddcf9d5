package de.ozghub.simulators.portal;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a destination offers for one service, as far as a sender needs it.
 *
 * @param region first region, {@code DE} and ARS digits
 * @param schemaUri the schema data must follow
 */
public record Offer(
        UUID destinationId,
        String destinationName,
        String encryptionKid,
        String service,
        String serviceName,
        String region,
        String schemaUri,
        String mimeType) {

    private static final String METADATA_VERSION = "2.1.0";

    static Offer of(UUID destinationId, JsonNode destination, String service) throws PortalException {
        if (!destination.path("status").asString("").equals("active")) {
            throw new PortalException("The destination is not active");
        }
        if (destination
                .path("metadataVersions")
                .valueStream()
                .noneMatch(version -> METADATA_VERSION.equals(version.asString("")))) {
            throw new PortalException("The destination does not take metadata " + METADATA_VERSION);
        }
        for (var offered : destination.path("publicServices")) {
            if (offered.path("identifier").asString("").equals(service)) {
                var schema = offered.path("submissionSchemas").path(0);
                return new Offer(
                        destinationId,
                        destination.path("name").asString(""),
                        destination.path("encryptionKid").asString(""),
                        service,
                        offered.path("name").asString(service),
                        offered.path("regions").path(0).asString("DE"),
                        schema.path("schemaUri").asString(""),
                        schema.path("mimeType").asString("application/xml"));
            }
        }
        throw new PortalException("The destination does not offer this service");
    }

    /** The region as a 12-digit ARS. */
    public String ars() {
        var digits = region.startsWith("DE") ? region.substring(2) : region;
        return (digits + "000000000000").substring(0, 12);
    }
}
