package de.ozghub.console.api;

import de.ozghub.console.api.DeadlinesApi.DeadlineBody;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.Submissions.Detail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A submission as JSON: ids, codes, times; never payload. */
record SubmissionBody(
        String id,
        String verbund,
        String state,
        Instant sightedAt,
        @Nullable Instant receivedAt,
        String channel,
        String mailbox,
        String destination,
        String externalId,
        @Nullable String externalCase,
        @Nullable String service,
        @Nullable String area,
        @Nullable String competent,
        @Nullable String performing,
        String configVersion,
        @Nullable String packageVersion,
        List<ProblemBody> problems) {

    static SubmissionBody of(SubmissionRecord submission) {
        var origin = submission.origin();
        return new SubmissionBody(
                submission.id().toString(),
                submission.verbund().value(),
                submission.state().id(),
                submission.sightedAt(),
                submission.receivedAt(),
                origin.channel(),
                origin.mailbox(),
                origin.destination(),
                origin.externalId(),
                origin.externalCase(),
                text(submission.service()),
                text(submission.area()),
                text(submission.competent()),
                text(submission.performing()),
                submission.configVersion(),
                text(submission.packageVersion()),
                submission.problems().stream().map(ProblemBody::of).toList());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** One page of a list; {@code next} is what to ask for as {@code before}, absent on the last page. */
    record Page(List<SubmissionBody> submissions, @Nullable String next) {}

    /** Everything about one submission that is not payload. */
    record DetailBody(
            SubmissionBody submission,
            List<DeadlineBody> deadlines,
            List<DeliveryBody> deliveries,
            List<EntryBody> journal,
            List<PayloadBody> payloads,
            @Nullable Long firstBrokenEntry) {

        static DetailBody of(Detail detail, List<DeadlineRecord> deadlines, @Nullable Long firstBroken) {
            return new DetailBody(
                    SubmissionBody.of(detail.submission()),
                    deadlines.stream().map(DeadlineBody::of).toList(),
                    detail.deliveries().stream().map(DeliveryBody::of).toList(),
                    detail.entries().stream().map(EntryBody::of).toList(),
                    detail.payloads().stream().map(PayloadBody::of).toList(),
                    firstBroken);
        }
    }

    record EntryBody(
            long seq,
            Instant at,
            String stage,
            String event,
            Map<String, String> parameters,
            String german,
            String hash) {
        static EntryBody of(JournalEntry entry) {
            return new EntryBody(
                    entry.seq(),
                    entry.at(),
                    entry.stage().id(),
                    entry.event().id(),
                    entry.parameters(),
                    entry.sentence(),
                    entry.hash());
        }
    }

    record PayloadBody(String id, String kind, String part, long bytes, String sha256) {
        static PayloadBody of(PayloadRef payload) {
            return new PayloadBody(
                    payload.id().toString(), payload.kind().id(), payload.part(), payload.bytes(), payload.sha256());
        }
    }
}
