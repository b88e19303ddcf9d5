package de.ozghub.app.delivery;

import de.ozghub.app.work.Said;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.DeliveryRecord;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.NewTask;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.journal.Work;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a delivery's new state, in the same transaction: its task, the submission's state, and the receipt
 * once every needed back office has confirmed.
 */
public final class Progress {

    private Progress() {}

    /** Moves the delivery on and settles its task and its submission; {@code why} explains a new wait. */
    static Work move(Work work, DeliveryRecord delivery, DeliveryState next, @Nullable Problem why) {
        work.move(delivery.message().id(), next);
        switch (next) {
            case DeliveryState.Waiting waiting -> {
                Map<String, String> said = why == null ? Map.of() : Said.of(why);
                note(
                        work,
                        delivery,
                        JournalEvent.DEFERRED,
                        with(said, "notBefore", waiting.notBefore().toString()));
                work.again(waiting.notBefore(), true);
            }
            case DeliveryState.Sending ignored -> throw new IllegalStateException("an attempt ends, it does not begin");
            case DeliveryState.Unknown unknown -> {
                if (!(delivery.state() instanceof DeliveryState.Unknown)) {
                    note(work, delivery, JournalEvent.UNKNOWN, Said.of(unknown.problem()));
                }
                work.again(unknown.notBefore(), false);
            }
            case DeliveryState.Handed handed -> {
                if (!(delivery.state() instanceof DeliveryState.Handed)) {
                    note(work, delivery, JournalEvent.HANDED, Map.of("reference", handed.reference()));
                }
                work.again(handed.notBefore(), false);
            }
            case DeliveryState.Delivered delivered -> {
                note(work, delivery, JournalEvent.DELIVERED, Map.of("reference", delivered.reference()));
                work.finish();
            }
            case DeliveryState.Clarification clarification -> {
                note(work, delivery, JournalEvent.CLARIFICATION, Said.of(clarification.problem()));
                work.park();
            }
            case DeliveryState.Withdrawn ignored -> work.finish();
        }
        settle(work);
        return work;
    }

    /**
     * Brings the submission's state and deadline in line with its deliveries. Called after every change of a delivery,
     * also by a person; decides nothing for a submission whose sender is told already.
     */
    public static void settle(Work work) {
        if (takenOver(work.deliveries())) {
            work.met(DeadlineKind.DELIVERED);
        }
        SubmissionState state = work.submission().state();
        if (state != SubmissionState.DELIVERING && state != SubmissionState.CLARIFICATION) {
            return;
        }
        List<DeliveryRecord> needed = work.deliveries().stream()
                .filter(delivery -> delivery.message().mustConfirm())
                .toList();
        if (needed.isEmpty()) {
            return;
        }
        if (needed.stream().allMatch(delivery -> delivery.state() instanceof DeliveryState.Delivered)) {
            work.state(SubmissionState.CONFIRMED, List.of());
            work.append(Stage.RECEIPT, JournalEvent.CONFIRMED, Map.of());
            work.schedule(NewTask.receipt(
                    ReceiptKind.ACCEPT, work.submission().origin().mailbox(), Instant.EPOCH));
            return;
        }
        List<Problem> open = needed.stream()
                .map(DeliveryRecord::state)
                .filter(DeliveryState.Clarification.class::isInstance)
                .map(DeliveryState.Clarification.class::cast)
                .map(DeliveryState.Clarification::problem)
                .toList();
        SubmissionState now = open.isEmpty() ? SubmissionState.DELIVERING : SubmissionState.CLARIFICATION;
        if (now != state || !open.equals(work.submission().problems())) {
            work.state(now, open);
        }
    }

    /** Whether every back office has its message. */
    private static boolean takenOver(List<DeliveryRecord> deliveries) {
        return !deliveries.isEmpty()
                && deliveries.stream().allMatch(delivery -> delivery.state() instanceof DeliveryState.Delivered);
    }

    static void note(Work work, DeliveryRecord delivery, JournalEvent event, Map<String, String> parameters) {
        var all = new HashMap<>(parameters);
        all.put("backOffice", delivery.message().backOffice().toString());
        work.append(Stage.DELIVERY, event, all);
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }
}
