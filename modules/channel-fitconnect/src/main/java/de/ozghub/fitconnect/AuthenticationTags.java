package de.ozghub.fitconnect;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The authentication tags of a submission as events state them: 5th segment of each JWE. */
record AuthenticationTags(String metadata, @Nullable String data, Map<UUID, String> attachments) {

    AuthenticationTags {
        attachments = Map.copyOf(attachments);
    }

    /** Empty if a tag is missing or nothing but text; no attachments may be written as {@code {}} or left out. */
    static Optional<AuthenticationTags> read(JsonNode tags) {
        var metadata = Json.text(tags, "metadata");
        if (metadata == null) {
            return Optional.empty();
        }
        var attachments = new TreeMap<UUID, String>();
        for (var entry : tags.path("attachments").properties()) {
            var id = Json.uuid(entry.getKey());
            if (id.isEmpty() || !entry.getValue().isString()) {
                return Optional.empty();
            }
            attachments.put(id.get(), entry.getValue().stringValue());
        }
        return Optional.of(new AuthenticationTags(metadata, Json.text(tags, "data"), attachments));
    }

    JsonNode json() {
        var tags = Json.newObject();
        tags.put("metadata", metadata);
        if (data != null) {
            tags.put("data", data);
        }
        var byId = tags.putObject("attachments");
        new TreeMap<>(attachments).forEach((id, tag) -> byId.put(id.toString(), tag));
        return tags;
    }
}
