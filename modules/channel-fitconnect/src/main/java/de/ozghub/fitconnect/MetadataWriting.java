package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.Encrypted;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes the metadata of what the hub sends (FIT-Connect metadata 2.x), and checks them before they are sealed. */
final class MetadataWriting {

    private final MetadataSchema schema;

    MetadataWriting(MetadataSchema schema) {
        this.schema = schema;
    }

    /**
     * @param enclosures everything uploaded, the data set among them where it travels so
     * @param dataSha512 of what {@code encryptedData} holds
     * @throws IllegalArgumentException if the consignment cannot be described by the rules, for example by a media type
     *     that is none
     */
    byte[] write(
            Consignment consignment,
            String version,
            List<Consignment.Enclosure> enclosures,
            Map<UUID, Encrypted> sealed,
            String dataSha512) {
        var metadata = Json.newObject();
        metadata.put(
                "$schema", "https://schema.fitko.de/fit-connect/metadata/%s/metadata.schema.json".formatted(version));
        var structure = metadata.putObject("contentStructure");
        var data = structure.putObject("data");
        hash(data, dataSha512);
        data.putObject("submissionSchema")
                .put("schemaUri", consignment.schema().value())
                .put("mimeType", consignment.mediaType());
        var attachments = structure.putArray("attachments");
        for (var enclosure : enclosures) {
            var described = attachments.addObject();
            described.put("attachmentId", enclosure.id().toString());
            described.put("purpose", enclosure.purpose());
            described.put("mimeType", enclosure.mediaType());
            if (enclosure.filename() != null) {
                described.put("filename", enclosure.filename());
            }
            var upload = sealed.get(enclosure.id());
            if (upload == null) {
                throw new IllegalArgumentException("enclosure %s was not uploaded".formatted(enclosure.id()));
            }
            hash(described, upload.sha512Hex());
        }
        if (consignment.reference() != null) {
            metadata.putObject("additionalReferenceInfo").put("senderReference", consignment.reference());
        }
        var problems = schema.check(metadata);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("metadata would violate their schema: " + problems);
        }
        return Json.write(metadata);
    }

    private static void hash(ObjectNode part, String sha512) {
        part.putObject("hash").put("type", "sha512").put("content", sha512);
    }
}
