package de.ozghub.core.delivery;

import java.time.Duration;

/**
 * When a delivery is tried again: exponential, bounded, then a person decides.
 *
 * @param maxAttempts attempts that may fail before the delivery waits for a person, 1 or more
 * @param first pause after the first failure
 * @param factor growth of the pause from failure to failure, 1.0 or more
 * @param longest longest pause
 */
public record RetryPlan(int maxAttempts, Duration first, double factor, Duration longest) {

    /** @throws IllegalArgumentException if a value is outside its range or {@code first} is longer than {@code longest} */
    public RetryPlan {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is %d, must be 1 or more".formatted(maxAttempts));
        }
        if (factor < 1.0) {
            throw new IllegalArgumentException("factor is %s, must be 1.0 or more".formatted(factor));
        }
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first is %s, must be longer than zero".formatted(first));
        }
        if (first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first (%s) is longer than longest (%s)".formatted(first, longest));
        }
    }

    /** Whether so many failures are enough. */
    public boolean isExhausted(int failures) {
        return failures >= maxAttempts;
    }

    /** Pause after the given number of failures (1 or more), never shorter than what the receiver asked for. */
    public Duration pauseAfter(int failures, Duration asked) {
        double grown = (double) first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        Duration pause = Duration.ofMillis((long) Math.min(grown, (double) longest.toMillis()));
        return pause.compareTo(asked) < 0 ? asked : pause;
    }
}
