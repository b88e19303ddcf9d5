package de.ozghub.console.page;

import de.ozghub.core.journal.SubmissionRecord;

/** A submission in a list. */
public record Line(
        String id, Moment received, String service, String authority, Badge state, String externalId, String waitsFor) {

    static Line of(SubmissionRecord submission, Words words) {
        var received = submission.receivedAt();
        return new Line(
                submission.id().toString(),
                words.moment(received == null ? submission.sightedAt() : received),
                words.service(submission.service()),
                words.authority(submission.competent()),
                words.state(submission.state()),
                submission.origin().externalId(),
                words.waitsFor(submission));
    }
}
