package de.ozghub.core.delivery;

import java.time.Duration;

/**
 * What was agreed with one back office about its deliveries.
 *
 * @param plan when to try again
 * @param settle how long after a broken call a case may still appear at the back office; only after that does "not
 *     found" mean "not arrived"
 * @param confirmation what counts as confirmed
 * @param look longest pause between two looks whether a hand-over was taken
 */
public record DeliveryPolicy(RetryPlan plan, Duration settle, Confirmation confirmation, Duration look) {

    /** What counts as confirmation of a delivery. */
    public enum Confirmation {
        /** The receiver's answer, or the completed hand-over. */
        HANDED_OVER,
        /** Only that the receiver took it: out of the folder, or by an event of its own. */
        TAKEN_OVER
    }
}
