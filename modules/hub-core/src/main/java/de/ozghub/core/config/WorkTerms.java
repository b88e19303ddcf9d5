package de.ozghub.core.config;

import java.time.Duration;

/**
 * How a node works.
 *
 * @param lease how long a claimed task belongs to a node unless it renews
 * @param processingThreads for opening, validation, mapping and protection; 0 means one for each core
 * @param intakeParallel submissions fetched at the same time, 1 or more
 * @param receiptParallel events sent at the same time, 1 or more
 */
public record WorkTerms(Duration lease, int processingThreads, int intakeParallel, int receiptParallel) {

    /** @throws IllegalArgumentException if a value is outside its range */
    public WorkTerms {
        Check.positive("lease", lease);
        Check.atLeast(0, "processingThreads", processingThreads);
        Check.atLeast(1, "intakeParallel", intakeParallel);
        Check.atLeast(1, "receiptParallel", receiptParallel);
    }

    /** Threads for processing: as configured, or one for each core. */
    public int threads() {
        return processingThreads > 0 ? processingThreads : Runtime.getRuntime().availableProcessors();
    }

    /** What holds where {@code hub.yaml} says nothing. */
    static WorkTerms standard() {
        return new WorkTerms(Duration.ofSeconds(60), 0, 16, 16);
    }
}
