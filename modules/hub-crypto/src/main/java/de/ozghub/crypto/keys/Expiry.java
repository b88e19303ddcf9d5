package de.ozghub.crypto.keys;

import de.ozghub.crypto.trust.AlgorithmRule;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * When to warn of an end: of a certificate 60, 30, 14, 7 and 1 days before, of an algorithm from a year on, because others
 * have to change with it.
 */
public final class Expiry {

    /** Days before the end, in ascending order. */
    private static final int[] CERTIFICATE = {1, 7, 14, 30, 60};

    private static final int[] ALGORITHM = {1, 7, 14, 30, 60, 90, 180, 365};

    private Expiry() {}

    /** The narrowest of the warnings of a certificate that is reached; empty if none is, or if the end has come. */
    public static OptionalInt warning(Instant end, Instant now) {
        return narrowest(CERTIFICATE, end, now);
    }

    /** The same of an algorithm; empty also if it is over or no end is known. */
    public static OptionalInt ofAlgorithm(AlgorithmRule rule, Instant now) {
        var end = rule.end();
        return end == null || !rule.isInForce(now) ? OptionalInt.empty() : narrowest(ALGORITHM, end, now);
    }

    private static OptionalInt narrowest(int[] warnings, Instant end, Instant now) {
        var left = Duration.between(now, end);
        return left.isNegative()
                ? OptionalInt.empty()
                : IntStream.of(warnings)
                        .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                        .findFirst();
    }
}
