package de.ozghub.core.delivery;

import java.time.Duration;

/**
 * What was agreed with one back office about its deliveries.
 *
 * @param plan when to try again
 * @param settle how long after a broken call a case may still appear at the back office; only after that does "not
 *     found" mean "not arrived"
 * @param confirmation what counts as confirmed
 */
public record DeliveryPolicy(RetryPlan plan, Duration settle, Confirmation confirmation) {

    /** What counts as confirmation of a delivery. */
    public enum Confirmation {
        /** The receiver's answer, or the completed hand-over into a folder. */
        HANDED_OVER,
        /** Only that the procedure took the hand-over out of the folder. */
        TAKEN_OVER
    }
}
