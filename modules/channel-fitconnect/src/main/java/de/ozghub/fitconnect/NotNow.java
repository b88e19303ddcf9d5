package de.ozghub.fitconnect;

import de.ozghub.submission.Origin;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Duration;

/** The delivery service, or the way to it, fails at present: nothing is decided, the hub's plan comes again. */
final class NotNow extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final Duration retryAfter;
    private final int status;

    NotNow(Problem problem, Duration retryAfter) {
        this(problem, retryAfter, 0);
    }

    private NotNow(Problem problem, Duration retryAfter, int status) {
        super(problem.toString());
        this.problem = problem;
        this.retryAfter = retryAfter;
        this.status = status;
    }

    static NotNow down(String mailbox, String fault, Duration retryAfter) {
        return new NotNow(Problem.of(ProblemCode.CHANNEL_DOWN, mailbox, "fault", fault), retryAfter);
    }

    /** The service answered, but so that only a change of configuration helps. */
    static NotNow status(String mailbox, int status) {
        return failure(mailbox, status, Assumed.PAUSE_AFTER_REFUSAL);
    }

    /** The service is overloaded (408, 429), or failed at this request (5xx). */
    static NotNow failure(String mailbox, int status, Duration retryAfter) {
        return new NotNow(Problem.of(ProblemCode.CHANNEL_DOWN, mailbox, "status", status), retryAfter, status);
    }

    /** The client or destination is no longer configured. */
    static NotNow unconfigured(String step, Origin origin) {
        var problem = Problem.of(ProblemCode.INTERNAL_FAULT, origin.mailbox(), "step", step)
                .with("fault", "destination %s is not configured".formatted(origin.destination()));
        return new NotNow(problem, Assumed.PAUSE_AFTER_REFUSAL);
    }

    Problem problem() {
        return problem;
    }

    /** HTTP status the service answered with; 0 if it did not answer, or not in HTTP's terms. */
    int status() {
        return status;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
