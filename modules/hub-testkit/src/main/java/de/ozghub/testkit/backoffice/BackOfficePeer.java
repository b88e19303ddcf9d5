package de.ozghub.testkit.backoffice;

import de.ozghub.submission.DeliveryId;
import java.util.List;
import java.util.Map;

/** The specialist procedure on the other side, as a test sees it: told how to behave, asked what it kept. */
public interface BackOfficePeer {

    /** Takes whatever comes, and gives this reference where the protocol lets the receiver choose one. */
    void accepts(String reference);

    /**
     * Cannot be reached at all: the connection is refused, the folder absent, so that nothing can be sent. Never a server that
     * answers with an error.
     */
    void isDown();

    /** Complete hand-overs it keeps, in order of arrival; half-written ones are none. */
    List<Kept> kept();

    /**
     * A hand-over as the other side keeps it.
     *
     * @param messageSha256 lower-case hexadecimal, over the message bytes as they arrived
     * @param attachmentSha256 by attachment id, over their bytes as they arrived
     */
    record Kept(DeliveryId key, String messageSha256, Map<String, String> attachmentSha256) {
        public Kept {
            attachmentSha256 = Map.copyOf(attachmentSha256);
        }
    }
}
