package de.ozghub.crypto.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** When to warn of the end of a certificate: 60, 30, 14, 7 and 1 days before. */
public final class Expiry {

    /** Days before the end, in ascending order. */
    private static final int[] WARNINGS = {1, 7, 14, 30, 60};

    private Expiry() {}

    /** The narrowest of the warnings that is reached; empty if none is, or if the end has come. */
    public static OptionalInt warning(Instant end, Instant now) {
        var left = Duration.between(now, end);
        return left.isNegative()
                ? OptionalInt.empty()
                : IntStream.of(WARNINGS)
                        .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                        .findFirst();
    }
}
