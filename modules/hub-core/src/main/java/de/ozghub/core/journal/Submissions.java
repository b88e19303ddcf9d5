package de.ozghub.core.journal;

import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds submissions for people. Thread-safe; never reads payloads. */
public interface Submissions {

    /** Newest first, by key-set paging: at most {@code limit} (1 to 200) submissions older than {@code before}. */
    List<SubmissionRecord> find(Filter filter, @Nullable SubmissionId before, int limit);

    Optional<Detail> detail(SubmissionId submission);

    /** How many submissions stand in each of the states; counting ends at {@link Count#LARGEST}. */
    Map<SubmissionState, Count> counts(Set<SubmissionState> states);

    /**
     * What waits for a person, what is due first first and then the oldest, at most {@code limit}: deliveries in
     * clarification, submissions in clarification, and submissions whose sender could not be told although all else is
     * decided.
     */
    List<Waiting> clarifications(int limit);

    /**
     * Submissions that should move by themselves but have stood in their state for longer than {@code age}, by the hub's
     * clock; oldest first. Neither final ones nor those in clarification or held.
     *
     * @param limit 1 to 200
     */
    List<SubmissionRecord> lingering(Duration age, int limit);

    /**
     * A count that costs the same however large the table is.
     *
     * @param number 0 to {@link #LARGEST}
     * @param more whether there are more than {@code number}
     */
    record Count(long number, boolean more) {

        public static final int LARGEST = 10_000;

        public static final Count NONE = new Count(0, false);

        /** @param found what was found when at most {@code LARGEST + 1} were looked at */
        public static Count of(long found) {
            return new Count(Math.min(found, LARGEST), found > LARGEST);
        }
    }

    /** {@code null} means any. */
    record Filter(
            @Nullable SubmissionState state,
            @Nullable AuthorityKey authority,
            @Nullable ServiceKey service,
            @Nullable String externalId) {

        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /** Everything about one submission that is not payload. */
    record Detail(
            SubmissionRecord submission,
            List<DeliveryRecord> deliveries,
            List<JournalEntry> entries,
            List<PayloadRef> payloads) {}

    /**
     * A submission as a whole, or one delivery of it, that waits for a person.
     *
     * @param next what the submission must have reached first; absent if nothing is due
     */
    record Waiting(
            SubmissionRecord submission,
            @Nullable DeliveryRecord delivery,
            @Nullable DeadlineRecord next) {}
}
