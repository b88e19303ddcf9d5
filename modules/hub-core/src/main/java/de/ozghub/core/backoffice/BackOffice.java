package de.ozghub.core.backoffice;

import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;

/** A specialist procedure the hub hands messages to. Thread-safe; one implementation per protocol, all held to one contract test. */
public interface BackOffice extends AutoCloseable {

    BackOfficeKey key();

    /**
     * Makes one attempt; never retries by itself and never blocks longer than the configured time-out.
     *
     * @return what became of the attempt; faults of the network or the peer are outcomes, not exceptions. {@code
     *     Deferred} only if it is certain that the receiver kept nothing, otherwise {@code Unknown}
     */
    DeliveryOutcome deliver(Handover handover);

    /** Asks for a case by key; blocks no longer than the configured time-out. */
    Inquiry find(DeliveryId key);

    /**
     * Whether the receiver has taken a completed hand-over; always {@code Taken} where the answer itself is the confirmation.
     * Blocks no longer than the configured time-out.
     */
    Takeover takenOver(DeliveryId key);

    @Override
    void close();
}
