package de.ozghub.core.deadline;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when something must have happened.
 *
 * @param warnAt from when on it is near, and a person is told
 * @param due from this instant on it is missed
 */
public record Deadline(DeadlineKind kind, Instant warnAt, Instant due) {

    /** A deadline is near when this part of its term is left. */
    private static final int WARNING_SHARE = 4;

    /** @throws IllegalArgumentException if the warning would come after the end */
    public Deadline {
        if (warnAt.isAfter(due)) {
            throw new IllegalArgumentException("the warning of %s would come after its end".formatted(kind));
        }
    }

    /** Near in the last quarter of the term. */
    public static Deadline of(DeadlineKind kind, Instant start, Term term) {
        Instant due = term.after(start);
        return new Deadline(kind, due.minus(Duration.between(start, due).dividedBy(WARNING_SHARE)), due);
    }

    /** Whether it has passed, done or not. */
    public boolean isOver(Instant now) {
        return !now.isBefore(due);
    }

    /** Whether the end is near, or has passed. */
    public boolean isPressing(Instant now) {
        return !now.isBefore(warnAt);
    }
}
