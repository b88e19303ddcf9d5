package de.ozghub.attachments;

import java.io.IOException;
import java.io.InputStream;

/**
 * An attachment to be looked into.
 *
 * @param id of the attachment; problems name it {@code attachment:ID}
 * @param declaredType media type as the sender says
 * @param bytes length of the content
 * @param content opened as often as it is read, each time from the beginning; the reader closes it
 */
public record Attachment(String id, String declaredType, long bytes, Content content) {

    /** What problems call it. */
    public String instance() {
        return "attachment:" + id;
    }

    /** Opens the content. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
