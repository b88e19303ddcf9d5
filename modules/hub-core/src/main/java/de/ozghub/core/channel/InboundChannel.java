package de.ozghub.core.channel;

import de.ozghub.core.journal.Payloads;
import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A protocol submissions arrive over. Thread-safe; one implementation per protocol, all held to the same contract test.
 * Every method makes one attempt; faults of network or peer are returned, not thrown.
 */
public interface InboundChannel extends AutoCloseable {

    /** Name of the protocol, for example {@code fit-connect}; {@link Origin#channel()} of everything it brings. */
    String name();

    /** Names of the accesses that are polled; each has lanes of its own. Unique over all channels. */
    List<String> mailboxes();

    /** One page of what waits in a mailbox, over all its destinations. */
    Poll poll(String mailbox, int offset, int limit);

    /**
     * Fetches an arrival and stores its parts as they are. May run again: a second run stores anew.
     *
     * @param gate asked once, before anything large is fetched; a problem means: leave it where it is
     */
    Fetch fetch(SubmissionId id, Origin origin, Function<Announcement, Optional<Problem>> gate, Payloads payloads)
            throws IOException;

    /**
     * Opens a recorded arrival: proof, tags, decryption, metadata, hashes. No remote effect; may run again.
     *
     * @throws IOException if the store fails; problems of the message itself are returned
     */
    Opening open(Arrival arrival, Payloads payloads) throws IOException;

    /**
     * Signs the event for a receipt. No remote effect. The caller stores it before it is posted.
     *
     * @param problems for {@code REJECT}, one or more
     * @return the event as it goes over the wire
     */
    String sign(ReceiptKind kind, Arrival arrival, List<Problem> problems, Payloads payloads) throws IOException;

    /**
     * Posts a stored event.
     *
     * @param repeated whether an earlier attempt may have arrived: the channel then looks before it posts
     */
    Posting post(ReceiptKind kind, Origin origin, String event, boolean repeated);

    @Override
    void close();
}
