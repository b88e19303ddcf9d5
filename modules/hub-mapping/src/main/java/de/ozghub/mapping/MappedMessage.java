package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message for one back office, valid against its schema.
 *
 * @param target name of the target in the package
 * @param format schema the message is valid against
 * @param mustConfirm whether the sender may only be told <em>accepted</em> after this delivery was confirmed
 * @param packaging what it leaves in one package with; null where it leaves as it is
 * @param enclosures what travels beside it
 */
public record MappedMessage(
        String target,
        SchemaKey format,
        String mediaType,
        Bytes bytes,
        boolean mustConfirm,
        @Nullable Packaging packaging,
        List<Enclosure> enclosures) {

    public MappedMessage {
        enclosures = List.copyOf(enclosures);
    }

    /**
     * One zip for message and documents, as xdomea asks.
     *
     * @param name of the zip and of the message in it, without ending
     * @param documents in the order the message names them
     */
    public record Packaging(String name, List<Document> documents) {
        public Packaging {
            documents = List.copyOf(documents);
        }
    }

    /**
     * An attachment of the submission under the name the message gives it.
     *
     * @param attachment its id
     * @param fileName a plain name, unique in the package
     */
    public record Document(String attachment, String fileName) {}

    /**
     * A document beside the message, for example the untouched original.
     *
     * @param name unique in the message, {@code a-z}, {@code 0-9} and {@code -}
     * @param original whether these are the data exactly as the sender sent them
     */
    public record Enclosure(String name, String mediaType, Bytes bytes, boolean original) {}
}
