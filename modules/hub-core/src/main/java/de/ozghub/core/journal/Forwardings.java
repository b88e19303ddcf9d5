package de.ozghub.core.journal;

import de.ozghub.submission.DeliveryId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes of what is forwarded through a delivery service, each durable before the submission becomes visible there.
 * Thread-safe; every method is one transaction, never inside a decision.
 */
public interface Forwardings {

    /** Empty if nothing was ever about to be sent off for the delivery. */
    Optional<Forwarding> find(DeliveryId delivery);

    /**
     * Notes a submission that is about to be sent off, or one more sealing of the one that is noted already.
     *
     * @param note with the seals to be added
     * @param former noted submission that can never be sent off any more, or was given back; null: none
     * @return false if another submission is noted: then this one must not be sent off
     */
    boolean keep(Forwarding note, @Nullable UUID former);

    /** Notes that a person learns that the receiver gave it back; only a person's decision sends it again. */
    void refused(DeliveryId delivery, UUID submission);

    /**
     * Lets whoever waits for these submissions ask at once. Shortens no wait of anything that is still to be sent.
     *
     * @return how many waited
     */
    int wake(Collection<UUID> submissions);
}
