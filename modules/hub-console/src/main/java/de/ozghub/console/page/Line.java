package de.ozghub.console.page;

import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.SubmissionRecord;
import org.jspecify.annotations.Nullable;

/**
 * A submission in a list.
 *
 * @param due the deadline it is listed for; absent where the list is not about deadlines
 */
public record Line(
        String id,
        Moment received,
        String service,
        String authority,
        Badge state,
        String externalId,
        String waitsFor,
        @Nullable DueView due) {

    static Line of(SubmissionRecord submission, Words words) {
        return of(submission, null, words);
    }

    static Line of(SubmissionRecord submission, @Nullable DeadlineRecord deadline, Words words) {
        var received = submission.receivedAt();
        return new Line(
                submission.id().toString(),
                words.moment(received == null ? submission.sightedAt() : received),
                words.service(submission.service()),
                words.authority(submission.competent()),
                words.state(submission.state()),
                submission.origin().externalId(),
                words.waitsFor(submission),
                DueView.ofNullable(deadline, words));
    }
}
