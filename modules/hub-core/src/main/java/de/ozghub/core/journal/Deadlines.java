package de.ozghub.core.journal;

import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.SubmissionId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The deadlines of all submissions, by the hub's clock. Thread-safe; answered by indexes of what is still to be done. */
public interface Deadlines {

    /** How little time is left. */
    enum Urgency {
        /** Passed, and still to be done. */
        OVERDUE,
        /** In the last part of its term. */
        NEAR;

        /** Stored nowhere; shown in addresses and APIs: the name in lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if no urgency has this id */
        public static Urgency of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Notes what has passed in the journals of its submissions, each deadline once, whichever node finds it. To be called
     * again until it returns 0.
     *
     * @param limit 1 to 1000 deadlines
     * @return how many were noted now
     */
    int noteMissed(int limit);

    /** What is overdue or near, for each authority and service that has any. */
    List<Pressing> pressing();

    /** How many deadlines are overdue, and how many near. */
    Counts urgent();

    /**
     * Deadlines of one urgency, the earliest first, by key-set paging.
     *
     * @param after last position of the page before
     * @param limit 1 to 200
     */
    List<Due> find(Urgency urgency, Submissions.Filter filter, @Nullable Position after, int limit);

    /** All deadlines of one submission, in the order of its way. */
    List<DeadlineRecord> of(SubmissionId submission);

    record Counts(long overdue, long near) {}

    /**
     * What presses at one authority and service.
     *
     * @param authority competent authority; absent before routing
     * @param service absent before the channel was asked
     * @param destination where it arrived; present only without authority
     * @param overdue absent if nothing is
     * @param near absent if nothing is
     */
    record Pressing(
            @Nullable AuthorityKey authority,
            @Nullable ServiceKey service,
            @Nullable String destination,
            @Nullable Heap overdue,
            @Nullable Heap near) {}

    /** Some deadlines: how many, and the earliest of them. */
    record Heap(long count, Instant earliest) {}

    /** A deadline with its submission. */
    record Due(SubmissionRecord submission, DeadlineRecord deadline) {
        public Position position() {
            return new Position(
                    deadline.deadline().due(),
                    submission.id(),
                    deadline.deadline().kind());
        }
    }

    /** Where a page ends. */
    record Position(Instant due, SubmissionId submission, DeadlineKind kind) {

        /** As it stands in addresses: {@code due_submission_kind}. */
        public String text() {
            return due + "_" + submission + "_" + kind.id();
        }

        /** @throws IllegalArgumentException if it is not the text of a position */
        public static Position parse(String text) {
            String[] parts = text.split("_", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("a position has three parts");
            }
            try {
                return new Position(Instant.parse(parts[0]), SubmissionId.of(parts[1]), DeadlineKind.of(parts[2]));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("a position begins with an instant", e);
            }
        }
    }
}
