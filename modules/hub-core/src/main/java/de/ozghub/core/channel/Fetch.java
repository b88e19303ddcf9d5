package de.ozghub.core.channel;

import de.ozghub.core.journal.PayloadRef;
import de.ozghub.submission.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fetching an arrival led to. */
public sealed interface Fetch {

    /**
     * Everything is stored.
     *
     * @param receivedAt legal time of receipt by the channel's signed proof; if the proof does not hold, the time it claims
     *     or, failing that, now: opening will then reject by {@code faults}
     * @param faults what is wrong with the channel's proof; empty if it holds
     */
    record Fetched(
            Announcement announcement,
            Instant receivedAt,
            @Nullable String externalCase,
            List<PayloadRef> parts,
            List<Problem> faults)
            implements Fetch {
        public Fetched {
            parts = List.copyOf(parts);
            faults = List.copyOf(faults);
        }
    }

    /** The gate said that it must stay where it is. */
    record Held(Announcement announcement, Problem problem) implements Fetch {}

    /** The channel does not have it any more. */
    record Gone() implements Fetch {}

    /** Could not be fetched now. */
    record Deferred(Problem problem, Duration retryAfter) implements Fetch {}
}
