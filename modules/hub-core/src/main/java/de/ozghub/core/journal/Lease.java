package de.ozghub.core.journal;

import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * The right to do one task, for a while, by the database's clock. A decision is committed only under its fence.
 *
 * @param fence grows with every claim; a decision under an older fence is refused
 * @param attempts how often the task was put back at the cost of an attempt, or abandoned
 * @param abandoned whether the previous holder vanished: its lease ran out
 * @param delivery the delivery of a {@code DELIVERY} task
 * @param receipt what a {@code RECEIPT} task tells
 * @param event signed event of a {@code RECEIPT} task, once it is stored
 */
public record Lease(
        TaskId task,
        long fence,
        TaskKind kind,
        String lane,
        SubmissionId submission,
        int attempts,
        boolean abandoned,
        @Nullable DeliveryId delivery,
        @Nullable ReceiptKind receipt,
        @Nullable PayloadId event) {}
