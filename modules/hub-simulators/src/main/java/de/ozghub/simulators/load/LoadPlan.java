package de.ozghub.simulators.load;

import java.time.Duration;

/**
 * How much to send.
 *
 * @param submissions number of submissions
 * @param parallel submissions under way at the same time
 * @param attachmentKib size of the one attachment of each submission in KiB; 0: no attachment
 * @param seed where the random applications begin; the same seed gives the same applications
 * @param invalidShare share of invalid submissions, 0 to 1
 * @param timeout how long to wait for the next decision after the last submission was sent
 * @param withoutDeduplication whether the back offices' deduplication is off during the run, so that a second sending
 *     shows as a second case
 */
public record LoadPlan(
        int submissions,
        int parallel,
        int attachmentKib,
        long seed,
        double invalidShare,
        Duration timeout,
        boolean withoutDeduplication) {

    public LoadPlan {
        if (submissions < 1 || parallel < 1 || attachmentKib < 0 || invalidShare < 0 || invalidShare > 1) {
            throw new IllegalArgumentException(
                    "submissions and parallel must be at least 1, attachmentKib at least 0, invalidShare from 0 to 1");
        }
    }
}
