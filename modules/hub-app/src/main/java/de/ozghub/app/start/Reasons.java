package de.ozghub.app.start;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects why a node cannot start, so that a person mends everything at once. */
final class Reasons {

    private final List<String> all = new ArrayList<>();

    void add(String reason) {
        all.add(reason);
    }

    /** The value, or {@code null} with its reason noted. Only faults of configuration and environment are caught. */
    <T> @Nullable T tryTo(String what, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (IllegalStateException | IllegalArgumentException | java.io.UncheckedIOException e) {
            add(what + ": " + e.getMessage());
            return null;
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    StartRefused refused() {
        return new StartRefused(all);
    }
}
