package de.ozghub.core.config;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of the configuration, or nothing because its fault is noted already. Lets the reader go on to the next key, so
 * that all faults are found at once.
 */
final class Value<T> {

    private final @Nullable T found;

    private Value(@Nullable T found) {
        this.found = found;
    }

    static <T> Value<T> of(T found) {
        return new Value<>(found);
    }

    static <T> Value<T> faulty() {
        return new Value<>(null);
    }

    /** Makes a value from others by {@link #get}; faulty as soon as one of them is. */
    static <T> Value<T> from(Supplier<T> maker) {
        try {
            return of(maker.get());
        } catch (Incomplete e) {
            return faulty();
        }
    }

    boolean isFaulty() {
        return found == null;
    }

    /** @throws Incomplete if the value is faulty; only inside {@link #from} */
    T get() {
        if (found == null) {
            throw new Incomplete();
        }
        return found;
    }

    /** Ends {@link #from} early; never leaves it. */
    private static final class Incomplete extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Incomplete() {
            super("a value is missing", null, false, false);
        }
    }
}
