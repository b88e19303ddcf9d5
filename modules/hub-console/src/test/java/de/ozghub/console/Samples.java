package de.ozghub.console;

import de.ozghub.core.backoffice.MessageForm;
import de.ozghub.core.backoffice.Protection;
import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEntry;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewDelivery;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.core.journal.PayloadRef;
import de.ozghub.core.journal.SubmissionRecord;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Submissions.Detail;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Origin;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.SchemaKey;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Submissions as the hub would keep them, numbered: a higher number is a newer one. */
final class Samples {

    static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    static final ServiceKey DOG_TAX = new ServiceKey("urn:de:fim:leika:leistung:99102013104000");
    static final AuthorityKey MUSTERSTADT = new AuthorityKey("musterstadt");
    private static final String HASH = "4f1c".repeat(16);

    private Samples() {}

    static SubmissionId id(int number) {
        return SubmissionId.of("019a0000-0000-7000-8000-%012d".formatted(number));
    }

    static DeliveryId deliveryId(int number) {
        return DeliveryId.of("019a0000-0000-7000-9000-%012d".formatted(number));
    }

    static String externalId(int number) {
        return "c0ffee00-1234-4000-8000-%012d".formatted(number);
    }

    static Detail aSubmission(int number, SubmissionState state, Problem... problems) {
        return aSubmission(number, state, MUSTERSTADT, List.of(), problems);
    }

    static Detail aSubmission(
            int number,
            SubmissionState state,
            AuthorityKey authority,
            List<DeliveryRecord> deliveries,
            Problem... problems) {
        var at = START.plusSeconds(number * 37L);
        boolean early = state == SubmissionState.ARRIVING || state == SubmissionState.HELD;
        var submission = new SubmissionRecord(
                id(number),
                new VerbundKey("muster-verbund"),
                new Origin("fit-connect", "portal", "d40e7b13-9999-4000-8000-000000000001", externalId(number), null),
                state,
                at,
                HASH,
                early ? null : at.plusSeconds(1),
                state == SubmissionState.ARRIVING ? null : DOG_TAX,
                new Area("053200000000"),
                early ? null : authority,
                early ? null : authority,
                early ? null : new PackageVersion("hundesteuer/anmeldung", HASH),
                List.of(problems));
        return new Detail(submission, deliveries, entries(submission, deliveries), payloads(early));
    }

    /** Due so long after {@link #START}, near in the last quarter of an hour before. */
    static DeadlineRecord aDeadline(DeadlineKind kind, Duration due, DeadlineState state) {
        Instant end = START.plus(due);
        return new DeadlineRecord(
                new Deadline(kind, end.minus(Duration.ofMinutes(15)), end),
                state,
                state.isRunning() ? null : end.minus(Duration.ofHours(1)));
    }

    static DeliveryRecord aDelivery(int number, String backOffice, DeliveryState state, int attempts) {
        var message = new NewDelivery(
                deliveryId(number),
                BackOfficeKey.of(backOffice),
                "steuer",
                MessageForm.xml(new SchemaKey("urn:ozghub:hundesteuer:1.0#anmeldung")),
                Protection.CMS,
                HASH,
                true,
                new PayloadId(new UUID(7, number)),
                List.of());
        return new DeliveryRecord(message, state, attempts, START);
    }

    private static List<JournalEntry> entries(SubmissionRecord submission, List<DeliveryRecord> deliveries) {
        var entries = new ArrayList<JournalEntry>();
        add(entries, submission, Stage.INTAKE, JournalEvent.SIGHTED, Map.of());
        if (submission.receivedAt() == null) {
            return entries;
        }
        String receivedAt = submission.receivedAt().toString();
        add(entries, submission, Stage.INTAKE, JournalEvent.RECORDED, Map.of("receivedAt", receivedAt, "parts", "4"));
        add(entries, submission, Stage.RECEIPT, JournalEvent.EVENT_SENT, Map.of("event", "forward-submission"));
        add(entries, submission, Stage.OPENING, JournalEvent.OPENED, Map.of());
        add(
                entries,
                submission,
                Stage.VALIDATION,
                JournalEvent.VALID,
                Map.of("schema", "urn:ozghub:hundesteuer:1.0#anmeldung"));
        add(
                entries,
                submission,
                Stage.ROUTING,
                JournalEvent.ROUTED,
                Map.of("competent", "musterstadt", "performing", "musterstadt", "area", "053200000000"));
        for (var delivery : deliveries) {
            addDelivery(entries, submission, delivery);
        }
        return entries;
    }

    private static void addDelivery(List<JournalEntry> entries, SubmissionRecord submission, DeliveryRecord delivery) {
        String backOffice = delivery.message().backOffice().toString();
        add(
                entries,
                submission,
                Stage.MAPPING,
                JournalEvent.MAPPED,
                Map.of(
                        "format",
                        "steuer-1.0",
                        "backOffice",
                        backOffice,
                        "package",
                        "hundesteuer/anmeldung@4f1c4f1c4f1c"));
        add(
                entries,
                submission,
                Stage.DELIVERY,
                JournalEvent.SENDING,
                Map.of("attempt", "1", "backOffice", backOffice));
        if (delivery.state() instanceof DeliveryState.Clarification waits) {
            add(
                    entries,
                    submission,
                    Stage.CLARIFICATION,
                    JournalEvent.CLARIFICATION,
                    Map.of(
                            "backOffice",
                            backOffice,
                            "problem",
                            waits.problem().code().id()));
        }
        if (delivery.state() instanceof DeliveryState.Waiting waits) {
            add(
                    entries,
                    submission,
                    Stage.DELIVERY,
                    JournalEvent.DEFERRED,
                    Map.of(
                            "backOffice",
                            backOffice,
                            "problem",
                            "back-office-down",
                            "notBefore",
                            waits.notBefore().toString()));
        }
        if (delivery.state() instanceof DeliveryState.Delivered delivered) {
            add(
                    entries,
                    submission,
                    Stage.DELIVERY,
                    JournalEvent.DELIVERED,
                    Map.of("backOffice", backOffice, "reference", delivered.reference()));
        }
    }

    private static void add(
            List<JournalEntry> entries,
            SubmissionRecord submission,
            Stage stage,
            JournalEvent event,
            Map<String, String> parameters) {
        int seq = entries.size() + 1;
        entries.add(new JournalEntry(seq, submission.sightedAt().plusSeconds(seq), stage, event, parameters, HASH));
    }

    private static List<PayloadRef> payloads(boolean early) {
        return early
                ? List.of()
                : List.of(
                        payload(1, PayloadKind.ARRIVED, "data", 48_213),
                        payload(2, PayloadKind.PROOF, "event-log", 6_120),
                        payload(3, PayloadKind.OPENED, "metadata", 1_802),
                        payload(4, PayloadKind.OPENED, "attachment:0c9d7a52-0000-4000-8000-000000000001", 5_242_880),
                        payload(5, PayloadKind.PROTECTED, "steuer", 51_002));
    }

    private static PayloadRef payload(int number, PayloadKind kind, String part, long bytes) {
        return new PayloadRef(new PayloadId(new UUID(9, number)), kind, part, bytes, HASH);
    }
}
