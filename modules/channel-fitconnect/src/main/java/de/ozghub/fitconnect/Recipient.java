package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.JwkUse;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A destination that may be sent to: active, offering service and schema, with a key that may be relied upon.
 *
 * @param key to encrypt for
 * @param metadataVersion highest version both sides know
 * @param serviceName as the destination calls it; its URN if it calls it nothing
 */
record Recipient(PublicJwk key, String metadataVersion, String serviceName) {

    /** Metadata versions the hub writes; 2.1 adds to 2.0 only what the hub leaves out. */
    private static final Pattern WRITTEN = Pattern.compile("2\\.[01]\\.\\d{1,4}");

    /**
     * Looks a destination up.
     *
     * @throws NotNow if it is not active at present, or the service cannot be asked
     * @throws NotTaken if it is unknown, does not offer this, or its key may not be relied upon
     */
    static Recipient of(Consignment consignment, ApiVersion api, ServiceConnection connection, RecipientKeys keys)
            throws NotNow, NotTaken {
        var id = consignment.destination();
        var destination = document(id, api, connection);
        if (!"active".equals(Json.text(destination, "status"))) {
            throw NotNow.down(id.toString(), "destination is not active", Assumed.PAUSE_AFTER_REFUSAL);
        }
        var serviceName = requireOffer(consignment, destination.path(api.service() + "s"));
        var version = metadataVersion(destination.path("metadataVersions"));
        var kid = String.valueOf(Json.text(destination, "encryptionKid"));
        return new Recipient(keys.key(id, kid, JwkUse.ENCRYPTION), version, serviceName);
    }

    /** The kid new submissions have to be encrypted for, as of now. */
    static String encryptionKid(UUID id, ApiVersion api, ServiceConnection connection) throws NotNow, NotTaken {
        return String.valueOf(Json.text(document(id, api, connection), "encryptionKid"));
    }

    private static JsonNode document(UUID id, ApiVersion api, ServiceConnection connection) throws NotNow, NotTaken {
        try (var answer = connection.get(api.destination(id))) {
            if (answer.status() == 404) {
                throw new NotTaken(
                        Problem.of(ProblemCode.BACK_OFFICE_REFUSED, id.toString(), "code", "destination-not-found"));
            }
            if (!answer.isSuccess()) {
                throw NotNow.status(connection.mailbox(), answer.status());
            }
            return answer.json(Assumed.MAX_ANSWER_BYTES);
        }
    }

    private static String requireOffer(Consignment consignment, JsonNode services) throws NotTaken {
        var offered = services.valueStream()
                .filter(service -> consignment.service().urn().equals(Json.text(service, "identifier")))
                .findFirst()
                .orElseThrow(() -> new NotTaken(Problem.of(
                        ProblemCode.UNSUPPORTED_SERVICE,
                        Assumed.SUBMISSION_INSTANCE,
                        "service",
                        consignment.service())));
        boolean schema = offered.path("submissionSchemas")
                .valueStream()
                .anyMatch(one -> consignment.schema().value().equals(Json.text(one, "schemaUri"))
                        && consignment.mediaType().equals(Json.text(one, "mimeType")));
        if (!schema) {
            throw new NotTaken(Problem.of(ProblemCode.UNSUPPORTED_SCHEMA, Parts.DATA, "schema", consignment.schema()));
        }
        var name = Json.text(offered, "name");
        return name == null ? consignment.service().urn() : name;
    }

    private static String metadataVersion(JsonNode versions) throws NotTaken {
        return versions.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(version -> WRITTEN.matcher(version).matches())
                .max(Comparator.comparingInt((String version) -> version.charAt(2))
                        .thenComparingInt(version -> Integer.parseInt(version.substring(4))))
                .orElseThrow(() -> new NotTaken(
                        Problem.of(ProblemCode.METADATA_SCHEMA_UNSUPPORTED, Parts.METADATA, "schema", "2.0, 2.1")));
    }
}
