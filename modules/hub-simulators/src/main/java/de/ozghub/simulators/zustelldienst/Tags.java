package de.ozghub.simulators.zustelldienst;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The authentication tags of what is stored: the fifth segment of each JWE. */
record Tags(String metadata, String data, Map<UUID, String> attachments) {

    Tags {
        attachments = Map.copyOf(attachments);
    }

    Map<String, Object> payload() {
        var byId = new TreeMap<String, String>();
        attachments.forEach((id, tag) -> byId.put(id.toString(), tag));
        var tags = new LinkedHashMap<String, Object>();
        tags.put("metadata", metadata);
        tags.put("data", data);
        tags.put("attachments", byId);
        return tags;
    }

    /** Whether a posted SET repeats exactly these tags; no attachments may be written as {} or left out. */
    boolean sameAs(JsonNode posted) {
        var given = new TreeMap<String, String>();
        posted.path("attachments")
                .properties()
                .forEach(entry -> given.put(entry.getKey(), entry.getValue().asString("")));
        var own = new TreeMap<String, String>();
        attachments.forEach((id, tag) -> own.put(id.toString(), tag));
        return metadata.equals(posted.path("metadata").asString(""))
                && data.equals(posted.path("data").asString(""))
                && own.equals(given);
    }
}
