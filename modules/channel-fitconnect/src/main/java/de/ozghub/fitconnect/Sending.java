package de.ozghub.fitconnect;

import de.ozghub.submission.Problem;
import java.time.Duration;

/** What one attempt to send led to: all its ends. */
public sealed interface Sending {

    /** The delivery service has taken it; the receiver has not decided yet. */
    record Sent(SentSubmission submission) implements Sending {}

    /** Nothing was sent off; an announced submission is forgotten by the service within a day. */
    record Deferred(Problem problem, Duration retryAfter) implements Sending {}

    /** It can never be sent so. */
    record Refused(Problem problem) implements Sending {}

    /** It may have been sent off and no answer came: {@link FitConnectSender#progress} tells. Never to be sent blindly. */
    record Unknown(SentSubmission submission, Problem problem) implements Sending {}
}
