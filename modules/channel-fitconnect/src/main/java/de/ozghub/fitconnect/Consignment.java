package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.Content;
import de.ozghub.submission.Area;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the hub sends to somebody else's destination.
 *
 * @param area as the region of the submission; null: none is stated
 * @param schema of the data
 * @param mediaType of the data, {@code application/xml} or {@code application/json}
 */
public record Consignment(
        UUID destination,
        ServiceKey service,
        String serviceName,
        @Nullable Area area,
        SchemaKey schema,
        String mediaType,
        Content data,
        List<Enclosure> enclosures) {

    /** @throws IllegalArgumentException if two enclosures bear one id */
    public Consignment {
        enclosures = List.copyOf(enclosures);
        var ids = new HashSet<UUID>();
        for (var enclosure : enclosures) {
            if (!ids.add(enclosure.id())) {
                throw new IllegalArgumentException("enclosure %s comes twice".formatted(enclosure.id()));
            }
        }
    }

    /**
     * An attachment to be sent.
     *
     * @param id globally unique; a repetition of the same sending bears the same one
     * @param purpose {@code form}, {@code attachment}, {@code report} or {@code data}
     */
    public record Enclosure(
            UUID id,
            String purpose,
            String mediaType,
            @Nullable String filename,
            Content content) {

        /** Without the file name, which may be personal. */
        @Override
        public String toString() {
            return "Enclosure[%s, %s]".formatted(id, purpose);
        }
    }
}
