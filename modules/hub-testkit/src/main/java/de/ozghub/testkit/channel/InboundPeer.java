package de.ozghub.testkit.channel;

import de.ozghub.submission.ReceiptKind;
import java.util.List;

/** Sender and delivery service on the other side, as a test sees them. It starts reachable, with nothing waiting. */
public interface InboundPeer {

    /** Deposits a good submission with these data and one small attachment, and returns its external id. */
    String submits(byte[] data);

    /** Deposits a submission whose data were changed on the way, after they were signed for. */
    String submitsTampered();

    /** Takes a waiting submission back. */
    void withdraws(String externalId);

    /** Cannot be reached any more, though it keeps what it has. */
    void isDown();

    /** Which receipts it has for a submission, in the order it took them; a repeated one is listed twice. */
    List<ReceiptKind> told(String externalId);
}
