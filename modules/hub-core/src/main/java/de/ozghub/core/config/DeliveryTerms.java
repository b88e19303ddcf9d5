package de.ozghub.core.config;

import de.ozghub.core.delivery.RetryPlan;
import java.time.Duration;

/**
 * How deliveries to a back office are made.
 *
 * @param timeout of one call, from connecting to the last byte of the answer
 * @param settle how long after a broken call a case may still appear, counted from the start of sending
 * @param parallel deliveries at the same time, 1 or more
 * @param retry when a failed delivery is tried again
 * @param breaker when the back office is cut off for a while
 */
public record DeliveryTerms(Duration timeout, Duration settle, int parallel, RetryPlan retry, Breaker breaker) {

    /** @throws IllegalArgumentException if a value is outside its range or {@code settle} is shorter than the time-out */
    public DeliveryTerms {
        Check.positive("timeout", timeout);
        Check.positive("settle", settle);
        Check.atLeast(1, "parallel", parallel);
        Check.that(
                settle.compareTo(timeout) >= 0, "settle (%s) is shorter than timeout (%s)".formatted(settle, timeout));
    }

    /**
     * When a back office is cut off.
     *
     * @param failures in a row that open the breaker, 1 or more
     * @param open how long nothing is sent then
     */
    public record Breaker(int failures, Duration open) {

        /** @throws IllegalArgumentException if a value is outside its range */
        public Breaker {
            Check.atLeast(1, "failures", failures);
            Check.positive("open", open);
        }
    }

    /** What holds where {@code hub.yaml} says nothing. */
    static DeliveryTerms standard() {
        return new DeliveryTerms(
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                8,
                new RetryPlan(12, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(10)),
                new Breaker(5, Duration.ofSeconds(15)));
    }
}
