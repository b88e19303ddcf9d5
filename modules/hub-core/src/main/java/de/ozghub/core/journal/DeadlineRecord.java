package de.ozghub.core.journal;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of a submission as it is stored.
 *
 * @param endedAt when it was met or lapsed; absent while it runs
 */
public record DeadlineRecord(
        Deadline deadline, DeadlineState state, @Nullable Instant endedAt) {

    /** Whether it has passed and what it asks for is still to be done. */
    public boolean isOverdue(Instant now) {
        return state.isRunning() && deadline.isOver(now);
    }

    /** Whether its end is near, and not yet passed. */
    public boolean isNear(Instant now) {
        return state.isRunning() && deadline.isPressing(now) && !deadline.isOver(now);
    }
}
