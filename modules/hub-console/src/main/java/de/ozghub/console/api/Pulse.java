package de.ozghub.console.api;

import de.ozghub.core.journal.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the hub's store answers. Asked at most once a second however often somebody without an account calls.
 * Thread-safe.
 */
final class Pulse {

    private static final Duration VALID = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final Tasks tasks;
    private final InstantSource clock;
    private boolean up;
    private Instant asked = Instant.MIN;

    Pulse(Tasks tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    synchronized boolean isUp() {
        var now = clock.instant();
        if (asked.plus(VALID).isAfter(now)) {
            return up;
        }
        up = answers();
        asked = now;
        return up;
    }

    // Whatever the store throws, the answer is the same word: down.
    private boolean answers() {
        try {
            tasks.waiting();
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("fault", e.getClass().getSimpleName()).log("the store of the hub does not answer");
            return false;
        }
    }
}
