package de.ozghub.journal;

/** Bounds of what one question may ask for. */
final class Limits {

    private Limits() {}

    /** @throws IllegalArgumentException if the limit is not 1 to {@code most} */
    static void require(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("limit is %d, must be 1 to %d".formatted(limit, most));
        }
    }
}
