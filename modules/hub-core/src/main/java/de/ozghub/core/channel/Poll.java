package de.ozghub.core.channel;

import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import java.time.Duration;
import java.util.List;

/** What a look into a mailbox found. */
public sealed interface Poll {

    /**
     * One page of what waits.
     *
     * @param seen how many entries the page covers, unusable ones included: by so much the next offset is larger
     * @param more whether there is a further page
     * @param answered destinations that were looked into
     * @param unseen destinations that could not be looked into, which hides none of the others
     */
    record Page(List<Origin> waiting, int seen, boolean more, List<String> answered, List<Unseen> unseen)
            implements Poll {
        public Page {
            waiting = List.copyOf(waiting);
            answered = List.copyOf(answered);
            unseen = List.copyOf(unseen);
            if (seen < waiting.size()) {
                throw new IllegalArgumentException("a page covers at least what it shows");
            }
        }
    }

    /** A destination of the mailbox the channel does not show at present, and why. */
    record Unseen(String destination, Problem problem) {}

    /** The mailbox could not be looked into. */
    record Unreachable(Problem problem, Duration retryAfter) implements Poll {}
}
