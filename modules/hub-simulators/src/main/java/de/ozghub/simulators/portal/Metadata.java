package de.ozghub.simulators.portal;

import de.ozghub.simulators.web.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes FIT-Connect metadata, schema 2.1.0. */
final class Metadata {

    private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";

    private Metadata() {}

    static byte[] write(Application application, Offer offer) {
        var attachments = new ArrayList<Map<String, Object>>();
        for (var attachment : application.attachments()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("attachmentId", attachment.id());
            entry.put("filename", attachment.filename());
            entry.put("mimeType", attachment.mediaType());
            entry.put("purpose", "attachment");
            entry.put("hash", hash(attachment.content().sha512()));
            attachments.add(entry);
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("hash", hash(dataHash(application)));
        data.put("submissionSchema", Map.of("schemaUri", offer.schemaUri(), "mimeType", offer.mimeType()));
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("$schema", SCHEMA);
        metadata.put("contentStructure", Map.of("data", data, "attachments", attachments));
        metadata.put(
                "author",
                Map.of(
                        "name",
                        "Simuliertes Portal",
                        "product",
                        Map.of("name", "OZG-Hub-Simulator", "version", "1.0", "manufacturer", "OZG-Hub")));
        return Json.bytes(metadata);
    }

    private static String dataHash(Application application) {
        var hash = application.data().sha512();
        if (application.flaw() != Flaw.WRONG_HASH) {
            return hash;
        }
        return (hash.charAt(0) == '0' ? '1' : '0') + hash.substring(1);
    }

    private static Map<String, String> hash(String content) {
        return Map.of("type", "sha512", "content", content);
    }
}
