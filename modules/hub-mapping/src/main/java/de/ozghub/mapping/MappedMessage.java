package de.ozghub.mapping;

import de.ozghub.submission.SchemaKey;
import java.util.List;

/**
 * A message for one back office, valid against its schema.
 *
 * @param target name of the target in the package
 * @param format schema the message is valid against
 * @param mustConfirm whether the sender may only be told <em>accepted</em> after this delivery was confirmed
 * @param enclosures what travels beside it
 */
public record MappedMessage(
        String target,
        SchemaKey format,
        String mediaType,
        Bytes bytes,
        boolean mustConfirm,
        List<Enclosure> enclosures) {

    public MappedMessage {
        enclosures = List.copyOf(enclosures);
    }

    /**
     * A document beside the message, for example the untouched original.
     *
     * @param name unique in the message, {@code a-z}, {@code 0-9} and {@code -}
     * @param original whether these are the data exactly as the sender sent them
     */
    public record Enclosure(String name, String mediaType, Bytes bytes, boolean original) {}
}
