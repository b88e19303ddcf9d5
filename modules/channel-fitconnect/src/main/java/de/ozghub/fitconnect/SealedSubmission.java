package de.ozghub.fitconnect;

import de.ozghub.submission.Area;
import de.ozghub.submission.ServiceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A submission as the service hands it out, still sealed. Attachments are only named.
 *
 * @param announced ids as the service states them, in its order; may hold what is no UUID
 * @param service identifier as stated, not checked
 * @param metadata compact JWE; empty if there is none
 * @param data compact JWE; empty if there is none
 */
record SealedSubmission(
        JsonNode document, List<String> announced, @Nullable String service, String metadata, String data) {

    SealedSubmission {
        announced = List.copyOf(announced);
    }

    /** Empty if the bytes are no JSON object. */
    static Optional<SealedSubmission> read(byte[] bytes, ApiVersion api) {
        return Json.object(bytes).map(document -> {
            var announced = new ArrayList<String>();
            document.path("attachments").forEach(id -> announced.add(id.asString("")));
            return new SealedSubmission(
                    document,
                    announced,
                    Json.text(document.path(api.service()), "identifier"),
                    text(document, "encryptedMetadata"),
                    text(document, "encryptedData"));
        });
    }

    Optional<UUID> submissionId() {
        return Json.uuid(document, "submissionId");
    }

    Optional<UUID> destinationId() {
        return Json.uuid(document, "destinationId");
    }

    Optional<UUID> caseId() {
        return Json.uuid(document, "caseId");
    }

    Optional<ServiceKey> serviceKey() {
        try {
            return Optional.ofNullable(service).map(ServiceKey::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Only where the sender named one of the usual form. */
    @Nullable
    Area area() {
        try {
            var region = Json.text(document, "region");
            return region == null ? null : Area.of(region);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What is announced and can be fetched, each once. */
    List<UUID> attachments() {
        return announced.stream()
                .map(Json::uuid)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether every announced id is one, and none comes twice. */
    boolean announcesProperly() {
        return attachments().size() == announced.size();
    }

    private static String text(JsonNode document, String name) {
        var text = Json.text(document, name);
        return text == null ? "" : text;
    }

    /** Without content. */
    @Override
    public String toString() {
        return "SealedSubmission[%d attachments]".formatted(announced.size());
    }
}
