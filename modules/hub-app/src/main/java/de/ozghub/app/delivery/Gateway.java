package de.ozghub.app.delivery;

import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One back office behind its circuit breaker and bulkhead. The breaker counts what says something about the receiver's
 * health (deferred, unknown); a refusal is an answer. Neither breaker nor bulkhead ever repeats anything. Thread-safe.
 */
public final class Gateway {

    private final BackOffice backOffice;
    private final DeliveryPolicy policy;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Duration open;

    /**
     * Limits of one back office.
     *
     * @param parallel calls at once
     * @param failures consecutive failures after which nothing is sent for a while
     * @param open how long
     */
    public record Limits(int parallel, int failures, Duration open) {}

    public Gateway(BackOffice backOffice, DeliveryPolicy policy, Limits limits) {
        this.backOffice = backOffice;
        this.policy = policy;
        this.open = limits.open();
        String name = backOffice.key().toString();
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(limits.failures())
                        .minimumNumberOfCalls(limits.failures())
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(limits.open())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.parallel())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    public DeliveryPolicy policy() {
        return policy;
    }

    /** State of the breaker, for people and metrics. */
    public String breakerState() {
        return breaker.getState().name();
    }

    /** Why nothing may be sent right now; asked before an attempt is begun, so that a pause costs none. */
    Optional<DeliveryOutcome.Deferred> closed() {
        if (!bulkhead.tryAcquirePermission()) {
            return Optional.of(paused(ProblemCode.BACK_OFFICE_PAUSED, Duration.ofSeconds(1)));
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return Optional.of(paused(ProblemCode.BACK_OFFICE_PAUSED, open));
        }
        return Optional.empty();
    }

    /** Gives back what {@link #closed()} took, when no attempt was made after all. */
    void release() {
        breaker.releasePermission();
        bulkhead.releasePermission();
    }

    /** The attempt {@link #closed()} gave way to. */
    DeliveryOutcome deliver(Handover handover) {
        long start = System.nanoTime();
        boolean decided = false;
        try {
            DeliveryOutcome outcome = backOffice.deliver(handover);
            decided = true;
            long nanos = System.nanoTime() - start;
            if (outcome instanceof DeliveryOutcome.Deferred || outcome instanceof DeliveryOutcome.Unknown) {
                breaker.onError(nanos, TimeUnit.NANOSECONDS, new Unavailable());
            } else {
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            }
            return outcome;
        } finally {
            if (!decided) {
                breaker.releasePermission();
            }
            bulkhead.onComplete();
        }
    }

    Inquiry find(DeliveryId key) {
        return backOffice.find(key);
    }

    Takeover takenOver(DeliveryId key) {
        return backOffice.takenOver(key);
    }

    private DeliveryOutcome.Deferred paused(ProblemCode code, Duration pause) {
        return new DeliveryOutcome.Deferred(Problem.of(code, backOffice.key().toString()), pause);
    }

    /** What the breaker counts; carries nothing. */
    private static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("back office unavailable", null, false, false);
        }
    }
}
