package de.ozghub.console.page;

import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One submission for people: everything but payload. */
public record SubmissionView(
        Line line,
        String stateId,
        boolean clarification,
        Facts facts,
        List<DueView> deadlines,
        boolean replyDue,
        List<ProblemView> problems,
        List<DeliveryView> deliveries,
        List<EntryView> entries,
        List<PayloadView> payloads) {

    static SubmissionView of(Detail detail, List<DeadlineRecord> deadlines, Words words) {
        var submission = detail.submission();
        return new SubmissionView(
                Line.of(submission, words),
                submission.state().id(),
                submission.state() == SubmissionState.CLARIFICATION,
                Facts.of(detail, words),
                deadlines.stream().map(one -> DueView.of(one, words)).toList(),
                deadlines.stream()
                        .anyMatch(one -> one.deadline().kind() == DeadlineKind.REPLY
                                && one.state().isRunning()),
                submission.problems().stream().map(words::problem).toList(),
                detail.deliveries().stream()
                        .map(delivery -> DeliveryView.of(delivery, words))
                        .toList(),
                detail.entries().stream()
                        .map(entry -> EntryView.of(entry, words))
                        .toList(),
                detail.payloads().stream()
                        .map(payload -> PayloadView.of(payload, words))
                        .toList());
    }

    /** Deliveries a person has to decide about. */
    public List<DeliveryView> waiting() {
        return deliveries.stream().filter(DeliveryView::waits).toList();
    }

    /** What a person may decide now, as forms name it; empty if nothing. */
    public List<String> actions() {
        var actions = new ArrayList<String>();
        if (clarification || !waiting().isEmpty()) {
            actions.add("release");
            if (!waiting().isEmpty()) {
                actions.add("confirm");
            }
            actions.add("reject");
        }
        if (replyDue) {
            actions.add("answered");
        }
        return actions;
    }

    /** What is known of the submission itself. */
    public record Facts(
            @Nullable Moment received,
            Moment sighted,
            String urn,
            String area,
            String performing,
            String channel,
            String destination,
            String externalCase,
            String mappingPackage,
            String config) {

        private static final int SHORT_HASH = 12;

        static Facts of(Detail detail, Words words) {
            var submission = detail.submission();
            var origin = submission.origin();
            String config = submission.configVersion();
            return new Facts(
                    words.momentOrNull(submission.receivedAt()),
                    words.moment(submission.sightedAt()),
                    shown(submission.service()),
                    shown(submission.area()),
                    words.authority(submission.performing()),
                    origin.channel() + " / " + origin.mailbox(),
                    origin.destination(),
                    shown(origin.externalCase()),
                    shown(submission.packageVersion()),
                    config.substring(0, Math.min(SHORT_HASH, config.length())));
        }

        private static String shown(@Nullable Object value) {
            return value == null ? "–" : value.toString();
        }
    }

    /** One line of the journal. */
    public record EntryView(
            long seq,
            Moment at,
            String stage,
            String sentence,
            @Nullable ProblemView problem,
            Badge.Tone tone) {

        static EntryView of(JournalEntry entry, Words words) {
            return new EntryView(
                    entry.seq(),
                    words.moment(entry.at()),
                    words.stage(entry.stage()),
                    words.sentence(entry),
                    words.problemOf(entry).orElse(null),
                    tone(entry));
        }

        public String css() {
            return "timeline__item timeline__item--" + tone.name().toLowerCase(java.util.Locale.ROOT);
        }

        private static Badge.Tone tone(JournalEntry entry) {
            return switch (entry.event()) {
                case RECORDED, DELIVERED, CONFIRMED, CONFIRMED_BY_PERSON, EVENT_SENT, ANSWERED_BY_PERSON ->
                    Badge.Tone.GOOD;
                case HELD, WAITS, NOTED, LOST_IN_MAPPING, DEFERRED, UNKNOWN, CLARIFICATION, EVENT_DEFERRED ->
                    Badge.Tone.ATTENTION;
                case INVALID, QUARANTINED, REFUSED, REJECTION_DECIDED, REJECTED_BY_PERSON, DEADLINE_MISSED ->
                    Badge.Tone.BAD;
                case SIGHTED,
                        WITHDRAWN_AT_CHANNEL,
                        OPENED,
                        SCANNED,
                        RELAYED,
                        VALID,
                        FOR_INBOX,
                        ROUTED,
                        MAPPED,
                        PROTECTED,
                        SENDING,
                        HANDED,
                        ASKED,
                        EVENT_SIGNED,
                        RELEASED -> Badge.Tone.NEUTRAL;
            };
        }
    }

    /** One stored payload: what it is, never what it says. */
    public record PayloadView(String kind, String part, String size, String sha256) {

        static PayloadView of(PayloadRef payload, Words words) {
            return new PayloadView(
                    words.text("payload." + payload.kind().id()),
                    payload.part(),
                    words.bytes(payload.bytes()),
                    payload.sha256());
        }
    }
}
