package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the proven events of its log say about a sent submission. */
public sealed interface Progress {

    /**
     * It was not sent off, as far as the log shows now.
     *
     * @param deleted whether it never can be any more, because the service has deleted it
     */
    record NotSent(boolean deleted) implements Progress {}

    /** The service has it, nobody has decided; {@code forwarded} if an intermediary took over. */
    record Waiting(boolean forwarded) implements Progress {}

    /** Its receiver has accepted exactly what was sent. */
    record Accepted(Instant at) implements Progress {}

    /**
     * It was rejected.
     *
     * @param byService true if nobody fetched it and the delivery service itself rejected it
     * @param problemTypes last parts of the problem types, as the receiver states them
     */
    record Rejected(Instant at, boolean byService, List<String> problemTypes) implements Progress {
        public Rejected {
            problemTypes = List.copyOf(problemTypes);
        }
    }

    /** It was sent off, and deleted before anybody decided. */
    record Deleted() implements Progress {}

    /** The log tells a decision that cannot be proven; nothing may be concluded from it. */
    record Unproven(Problem problem) implements Progress {}

    /** The service cannot be asked now. */
    record Deferred(Problem problem, Duration retryAfter) implements Progress {}
}
