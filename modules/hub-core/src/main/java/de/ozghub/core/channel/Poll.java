package de.ozghub.core.channel;

import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import java.time.Duration;
import java.util.List;

/** What a look into a mailbox found. */
public sealed interface Poll {

    /** One page of what waits; {@code more} if there is a further page. */
    record Page(List<Origin> waiting, boolean more) implements Poll {
        public Page {
            waiting = List.copyOf(waiting);
        }
    }

    /** The mailbox could not be looked into. */
    record Unreachable(Problem problem, Duration retryAfter) implements Poll {}
}
