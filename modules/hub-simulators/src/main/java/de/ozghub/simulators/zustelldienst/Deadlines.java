package de.ozghub.simulators.zustelldienst;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What time does to a submission, looked at whenever somebody touches it or the clock is put forward: deleted after a day
 * without being sent off; mails on days 3 and 9 without being fetched, rejected by the service on day 14 and deleted on day
 * 21; deleted 7 days after acceptance; the case with its log forgotten 730 days after its last event.
 */
final class Deadlines {

    static final Duration INCOMPLETE = Duration.ofDays(1);
    static final Duration NOT_COLLECTED = Duration.ofDays(14);
    static final Duration DELETED = Duration.ofDays(21);
    static final Duration AFTER_ACCEPTANCE = Duration.ofDays(7);
    static final Duration LOG_KEPT = Duration.ofDays(730);

    private final CaseBook book;
    private final EventTokens tokens;
    private final Payloads payloads;
    private final Reminders reminders;
    private final InstantSource clock;
    private Consumer<Submission> told = _ -> {};

    Deadlines(CaseBook book, EventTokens tokens, Payloads payloads, Reminders reminders, InstantSource clock) {
        this.book = book;
        this.tokens = tokens;
        this.payloads = payloads;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** Who is told what the service itself has done; set before anybody calls. */
    void tell(Consumer<Submission> listener) {
        told = listener;
    }

    /** Does what is due. The caller holds the lock of the case. */
    void keep(Submission submission) throws IOException {
        switch (submission.state()) {
            case INCOMPLETE -> deleteAfter(submission, submission.created.at(), INCOMPLETE);
            case SUBMITTED -> {
                remind(submission);
                if (isOver(submission.submittedAt(), NOT_COLLECTED)) {
                    var now = clock.instant();
                    var set = tokens.notCollected(submission.id(), caseId(submission), now);
                    book.record(new Change.Happened(submission.id(), EventName.REJECT, now, set));
                    told.accept(submission);
                    deleteAfter(submission, submission.submittedAt(), DELETED);
                }
            }
            case REJECTED -> deleteAfter(submission, submission.submittedAt(), DELETED);
            case ACCEPTED -> deleteAfter(submission, submission.changedAt(), AFTER_ACCEPTANCE);
            case FORWARDED, DELETED -> {}
        }
    }

    /** Does what is due for all submissions. */
    void keepAll() throws IOException {
        for (var submission : book.all()) {
            synchronized (submission.itsCase) {
                keep(submission);
            }
        }
    }

    /**
     * A case whose log is still kept.
     *
     * @throws de.ozghub.simulators.web.Refusal 404 when it is unknown or forgotten
     */
    Submission.Case kept(UUID caseId) {
        var found = book.getCase(caseId);
        synchronized (found) {
            if (isOver(found.lastEventAt(), LOG_KEPT)) {
                throw CaseBook.noCase();
            }
        }
        return found;
    }

    private void remind(Submission submission) throws IOException {
        for (var day : Reminders.DAYS) {
            boolean written = submission.reminders().stream().anyMatch(one -> one.day() == day.toDays());
            if (!written && isOver(submission.submittedAt(), day)) {
                reminders.write(submission, day, submission.submittedAt().plus(day));
            }
        }
    }

    /** Does what is due for all submissions of a destination that wait to be fetched. */
    void keepWaiting(UUID destinationId) throws IOException {
        for (var submission : book.waiting(destinationId)) {
            if (isOver(submission.submittedAt(), Reminders.DAYS.getFirst())) {
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
            told.accept(submission);
        }
    }

    private boolean isOver(Instant since, Duration period) {
        return !clock.instant().isBefore(since.plus(period));
    }

    private static UUID caseId(Submission submission) {
        return submission.itsCase.id;
    }
}
