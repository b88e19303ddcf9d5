package de.ozghub.core.journal;

import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.ReceiptKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be done later, written in the transaction that decides it.
 *
 * @param afterReceipt whether it must wait until every earlier receipt task of the submission is done: events reach the
 *     sender in the order they were decided
 */
public record NewTask(
        TaskKind kind,
        String lane,
        Instant notBefore,
        @Nullable DeliveryId delivery,
        @Nullable ReceiptKind receipt,
        boolean afterReceipt) {

    public static NewTask processing(Instant now) {
        return new NewTask(TaskKind.PROCESSING, Lanes.PROCESSING, now, null, null, false);
    }

    public static NewTask delivery(DeliveryId delivery, String lane, Instant now) {
        return new NewTask(TaskKind.DELIVERY, lane, now, delivery, null, false);
    }

    public static NewTask receipt(ReceiptKind kind, String mailbox, Instant now) {
        return new NewTask(TaskKind.RECEIPT, Lanes.receipt(mailbox), now, null, kind, true);
    }
}
