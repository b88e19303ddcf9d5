package de.ozghub.console.page;

import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.journal.DeadlineRecord;
import org.jspecify.annotations.Nullable;

/** A deadline for people. */
public record DueView(
        String kind, Moment due, Badge state, @Nullable Moment ended) {

    static DueView of(DeadlineRecord deadline, Words words) {
        return new DueView(
                words.deadline(deadline.deadline().kind()),
                words.moment(deadline.deadline().due()),
                words.deadlineState(deadline),
                deadline.state() == DeadlineState.LAPSED ? null : words.momentOrNull(deadline.endedAt()));
    }

    static @Nullable DueView ofNullable(@Nullable DeadlineRecord deadline, Words words) {
        return deadline == null ? null : of(deadline, words);
    }
}
