package de.ozghub.fitconnect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What metadata that keep their schema say about the parts of a submission (FIT-Connect metadata 2.x, contentStructure).
 *
 * @param dataSha512 of the plain data, lower-case hexadecimal
 */
record Metadata(String schemaUri, String mimeType, String dataSha512, List<Described> attachments) {

    Metadata {
        attachments = List.copyOf(attachments);
    }

    /**
     * An attachment as its sender describes it.
     *
     * @param sha512 of the whole plain attachment
     * @param fragments ids of its pieces, in order; empty if it travels in one
     */
    record Described(
            UUID id,
            String purpose,
            String mimeType,
            @Nullable String filename,
            String sha512,
            List<UUID> fragments) {

        Described {
            fragments = List.copyOf(fragments);
        }

        boolean isData() {
            return "data".equals(purpose);
        }

        boolean isFragmented() {
            return Assumed.FRAGMENTS_ARE_UPLOADED && !fragments.isEmpty();
        }

        /** What was uploaded for it. */
        List<UUID> pieces() {
            return isFragmented() ? fragments : List.of(id);
        }

        /** Without the file name, which may be personal. */
        @Override
        public String toString() {
            return "Described[%s, %s]".formatted(id, purpose);
        }
    }

    /** Empty if an id is no UUID, which the schema alone does not tell. */
    static Optional<Metadata> read(JsonNode valid) {
        var structure = valid.path("contentStructure");
        var attachments = new ArrayList<Described>();
        for (var attachment : structure.path("attachments").values()) {
            var described = described(attachment);
            if (described.isEmpty()) {
                return Optional.empty();
            }
            attachments.add(described.get());
        }
        var data = structure.path("data");
        return Optional.of(new Metadata(
                data.path("submissionSchema").path("schemaUri").asString(),
                data.path("submissionSchema").path("mimeType").asString(),
                data.path("hash").path("content").asString(),
                attachments));
    }

    private static Optional<Described> described(JsonNode attachment) {
        var fragments = new ArrayList<UUID>();
        for (var fragment : attachment.path("fragments").values()) {
            var id = Json.uuid(fragment.asString());
            if (id.isEmpty()) {
                return Optional.empty();
            }
            fragments.add(id.get());
        }
        return Json.uuid(attachment, "attachmentId")
                .map(id -> new Described(
                        id,
                        attachment.path("purpose").asString(),
                        attachment.path("mimeType").asString(),
                        Json.text(attachment, "filename"),
                        attachment.path("hash").path("content").asString(),
                        fragments));
    }

    /** Ids of everything uploaded as an attachment; empty if an id is used twice. */
    Optional<Set<UUID>> pieces() {
        var all = attachments.stream()
                .flatMap(attachment -> attachment.pieces().stream())
                .toList();
        var distinct = new LinkedHashSet<>(all);
        long ids = attachments.stream().map(Described::id).distinct().count();
        return distinct.size() == all.size() && ids == attachments.size() ? Optional.of(distinct) : Optional.empty();
    }

    /** The attachments that hold the data set itself, sent so because of its size. */
    List<Described> largeData() {
        return attachments.stream().filter(Described::isData).toList();
    }
}
