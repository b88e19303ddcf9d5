package de.ozghub.simulators.portal;

import java.util.List;
import java.util.UUID;

/**
 * An application as a citizen filled it in at the portal.
 *
 * @param destinationId where it goes
 * @param service identifier of the service, a URN
 * @param data the data set
 * @param attachments attachments in order
 * @param flaw what is wrong with it on purpose
 */
public record Application(UUID destinationId, String service, Document data, List<Attachment> attachments, Flaw flaw) {

    public Application {
        attachments = List.copyOf(attachments);
    }

    /** An attachment with the id the data set names it by. */
    public record Attachment(UUID id, String filename, String mediaType, Document content) {}
}
