package de.ozghub.console.api;

import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.Deadlines;
import de.ozghub.core.journal.Deadlines.Due;
import de.ozghub.core.journal.Deadlines.Position;
import de.ozghub.core.journal.Deadlines.Urgency;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Filter;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ServiceKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is overdue or near, for scripts. */
@RestController
@RequestMapping("/api/v1/deadlines")
final class DeadlinesApi {

    private final Deadlines deadlines;

    DeadlinesApi(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GetMapping
    Page list(
            @RequestParam String urgency,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > SubmissionsApi.LONGEST_PAGE) {
            throw ApiProblems.badRequest("limit must be 1 to " + SubmissionsApi.LONGEST_PAGE);
        }
        Urgency wanted = SubmissionsApi.parse("urgency", urgency, Urgency::of);
        if (wanted == null) {
            throw ApiProblems.badRequest("urgency must be overdue or near");
        }
        var filter = new Filter(
                SubmissionsApi.parse("state", state, SubmissionState::of),
                SubmissionsApi.parse("authority", authority, AuthorityKey::new),
                SubmissionsApi.parse("service", service, ServiceKey::new),
                null);
        List<Due> found = deadlines.find(wanted, filter, SubmissionsApi.parse("after", after, Position::parse), limit);
        String next = found.size() < limit ? null : found.getLast().position().text();
        return new Page(
                found.stream()
                        .map(due -> new DueBody(SubmissionBody.of(due.submission()), DeadlineBody.of(due.deadline())))
                        .toList(),
                next);
    }

    @GetMapping("/counts")
    Deadlines.Counts counts() {
        return deadlines.urgent();
    }

    record Page(List<DueBody> deadlines, @Nullable String next) {}

    record DueBody(SubmissionBody submission, DeadlineBody deadline) {}

    /** A deadline of one submission. */
    record DeadlineBody(
            String kind,
            Instant due,
            Instant nearFrom,
            String state,
            @Nullable Instant endedAt) {

        static DeadlineBody of(DeadlineRecord deadline) {
            return new DeadlineBody(
                    deadline.deadline().kind().id(),
                    deadline.deadline().due(),
                    deadline.deadline().warnAt(),
                    deadline.state().id(),
                    deadline.endedAt());
        }

        static @Nullable DeadlineBody ofNullable(@Nullable DeadlineRecord deadline) {
            return deadline == null ? null : of(deadline);
        }
    }
}
