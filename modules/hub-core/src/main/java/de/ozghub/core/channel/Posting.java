package de.ozghub.core.channel;

import de.ozghub.submission.Problem;
import java.time.Duration;

/** What posting an event led to. */
public sealed interface Posting {

    /** The channel has the event, by this call or by an earlier one. */
    record Posted() implements Posting {}

    /** Could not be posted now; whether it arrived is found out before the next attempt. */
    record Deferred(Problem problem, Duration retryAfter) implements Posting {}

    /** The channel will never take it. */
    record Refused(Problem problem) implements Posting {}
}
