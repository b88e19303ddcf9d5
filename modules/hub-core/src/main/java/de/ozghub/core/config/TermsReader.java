package de.ozghub.core.config;

import de.ozghub.core.config.DeliveryTerms.Breaker;
import de.ozghub.core.delivery.RetryPlan;
import java.time.Duration;

/** Reads how deliveries are made: in {@code hub.yaml} for all, at a back office for itself. */
final class TermsReader {

    private final DeliveryTerms defaults;

    TermsReader(DeliveryTerms defaults) {
        this.defaults = defaults;
    }

    /** The terms among the keys of the section; whoever owns the section reports unknown keys. */
    Value<DeliveryTerms> terms(Section section) {
        Value<Duration> timeout = section.optional("timeout", Kind.DURATION, defaults.timeout());
        Value<Duration> settle = section.optional("settle", Kind.DURATION, defaults.settle());
        Value<Integer> parallel = section.optional("parallel", Kind.number(1, 1000), defaults.parallel());
        Value<RetryPlan> retry = retry(section.below("retry"));
        Value<Breaker> breaker = breaker(section.below("breaker"));
        if (!timeout.isFaulty() && !settle.isFaulty() && settle.get().compareTo(timeout.get()) < 0) {
            return section.refuse("settle", Rule.SETTLE_TOO_SHORT, timeout.get().toString());
        }
        return Value.from(
                () -> new DeliveryTerms(timeout.get(), settle.get(), parallel.get(), retry.get(), breaker.get()));
    }

    private Value<RetryPlan> retry(Section section) {
        RetryPlan plan = defaults.retry();
        Value<Integer> maxAttempts = section.optional("maxAttempts", Kind.number(1, 1000), plan.maxAttempts());
        Value<Duration> first = section.optional("first", Kind.DURATION, plan.first());
        Value<Double> factor = section.optional("factor", Kind.FACTOR, plan.factor());
        Value<Duration> longest = section.optional("longest", Kind.DURATION, plan.longest());
        return section.make(() -> new RetryPlan(maxAttempts.get(), first.get(), factor.get(), longest.get()));
    }

    private Value<Breaker> breaker(Section section) {
        Value<Integer> failures = section.optional(
                "failures", Kind.number(1, 1000), defaults.breaker().failures());
        Value<Duration> open =
                section.optional("open", Kind.DURATION, defaults.breaker().open());
        return section.make(() -> new Breaker(failures.get(), open.get()));
    }
}
