package de.ozghub.simulators.zustelldienst;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What time does to a submission, looked at whenever somebody touches it: deleted after a day without being sent off,
 * rejected by the service after 14 days without being fetched and deleted on day 21, deleted 7 days after acceptance.
 */
final class Deadlines {

    static final Duration INCOMPLETE = Duration.ofDays(1);
    static final Duration NOT_COLLECTED = Duration.ofDays(14);
    static final Duration DELETED = Duration.ofDays(21);
    static final Duration AFTER_ACCEPTANCE = Duration.ofDays(7);

    private final CaseBook book;
    private final EventTokens tokens;
    private final Payloads payloads;
    private final InstantSource clock;

    Deadlines(CaseBook book, EventTokens tokens, Payloads payloads, InstantSource clock) {
        this.book = book;
        this.tokens = tokens;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Does what is due. The caller holds the lock of the case. */
    void keep(Submission submission) throws IOException {
        switch (submission.state()) {
            case INCOMPLETE -> deleteAfter(submission, submission.created.at(), INCOMPLETE);
            case SUBMITTED -> {
                if (isOver(submission.submittedAt(), NOT_COLLECTED)) {
                    var now = clock.instant();
                    var set = tokens.notCollected(submission.id(), caseId(submission), now);
                    book.record(new Change.Happened(submission.id(), EventName.REJECT, now, set));
                    deleteAfter(submission, submission.submittedAt(), DELETED);
                }
            }
            case REJECTED -> deleteAfter(submission, submission.submittedAt(), DELETED);
            case ACCEPTED -> deleteAfter(submission, submission.changedAt(), AFTER_ACCEPTANCE);
            case FORWARDED, DELETED -> {}
        }
    }

    /** Does what is due for all submissions of a destination that wait to be fetched. */
    void keepWaiting(UUID destinationId) throws IOException {
        for (var submission : book.waiting(destinationId)) {
            if (isOver(submission.submittedAt(), NOT_COLLECTED)) {
                synchronized (submission.itsCase) {
                    keep(submission);
                }
            }
        }
    }

    private void deleteAfter(Submission submission, Instant since, Duration period) throws IOException {
        if (isOver(since, period)) {
            var now = clock.instant();
            var set = tokens.deleted(submission.id(), caseId(submission), now);
            book.record(new Change.Happened(submission.id(), EventName.DELETE, now, set));
            payloads.delete(submission.id());
        }
    }

    private boolean isOver(Instant since, Duration period) {
        return !clock.instant().isBefore(since.plus(period));
    }

    private static UUID caseId(Submission submission) {
        return submission.itsCase.id;
    }
}
