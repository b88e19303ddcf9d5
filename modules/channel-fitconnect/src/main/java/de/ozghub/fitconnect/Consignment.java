package de.ozghub.fitconnect;

import de.ozghub.core.backoffice.Content;
import de.ozghub.submission.Area;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * @param reference the sender's own, told to the receiver; the same at every repetition; null: none
 */
public record Consignment(
        UUID destination,
        ServiceKey service,
        @Nullable Area area,
        SchemaKey schema,
        String mediaType,
        Content data,
        List<Enclosure> enclosures,
        @Nullable String reference) {

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

    /** Id of a part that has none of its own: the same at every repetition. */
    UUID idOf(String part) {
        return reference == null ? UUID.randomUUID() : idOf(reference, part);
    }

    /** A UUID in the form of version 4 (RFC 9562) that is the same for the same words and unique otherwise. */
    static UUID idOf(String reference, String part) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((reference + "\n" + part).getBytes(StandardCharsets.UTF_8));
            var bits = ByteBuffer.wrap(digest);
            return new UUID(
                    (bits.getLong() & ~0xF000L) | 0x4000L, (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
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
