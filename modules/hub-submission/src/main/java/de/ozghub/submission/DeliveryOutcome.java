package de.ozghub.submission;

import java.time.Duration;

/** What one attempt to hand a message to a back office led to: all its ends, and nothing else. */
public sealed interface DeliveryOutcome {

    /**
     * The back office took over.
     *
     * @param reference its own reference: a case number, or the name under which a folder took the hand-over
     */
    record Delivered(String reference) implements DeliveryOutcome {}

    /** Nothing was sent, or the receiver said that it kept nothing. The same bytes may be sent again later. */
    record Deferred(Problem problem, Duration retryAfter) implements DeliveryOutcome {}

    /** The back office will never take this message. No further attempt. */
    record Refused(Problem problem) implements DeliveryOutcome {}

    /** Something was sent and no answer came. Never sent again blindly: the receiver is asked by key, or a clerk decides. */
    record Unknown(Problem problem) implements DeliveryOutcome {}
}
