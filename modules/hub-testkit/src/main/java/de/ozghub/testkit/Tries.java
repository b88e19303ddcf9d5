package de.ozghub.testkit;

import java.security.SecureRandom;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Repeats a test with random values, other ones in every run. A failure names the seed of its try; {@code
 * -Dhub.test.seed=<seed>} runs that one try again.
 */
public final class Tries {

    private static final String SEED = "hub.test.seed";

    private Tries() {}

    /** What is tried; every value comes from the generator it is given. */
    @FunctionalInterface
    public interface Attempt {
        void run(Random random) throws Exception;
    }

    /** @throws AssertionError if a try fails; names its seed, the failure itself is the cause */
    public static void of(int tries, Attempt attempt) {
        Long given = Long.getLong(SEED);
        if (given != null) {
            run(given, "the try", attempt);
            return;
        }
        var seeds = new SecureRandom();
        for (int i = 1; i <= tries; i++) {
            run(seeds.nextLong(), "try " + i + " of " + tries, attempt);
        }
    }

    private static void run(long seed, String name, Attempt attempt) {
        try {
            attempt.run(new Random(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("%s failed; -D%s=%d repeats it: %s".formatted(name, SEED, seed, e), e);
        }
    }

    /** One of the values. */
    @SafeVarargs
    public static <T> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** The value of one of both sources. */
    public static <T> T either(Random random, Supplier<T> one, Supplier<T> other) {
        return random.nextBoolean() ? one.get() : other.get();
    }

    /** From 0 to the largest integer; every fifth is one of both ends, where errors are found most often. */
    public static int count(Random random) {
        return random.nextInt(5) == 0 ? oneOf(random, 0, 1, Integer.MAX_VALUE) : random.nextInt(Integer.MAX_VALUE);
    }

    /** At most so many bytes, none and the most possible among them. */
    public static byte[] bytes(Random random, int most) {
        int length = random.nextInt(5) == 0 ? oneOf(random, 0, most) : random.nextInt(most + 1);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
