package de.ozghub.simulators.backoffice;

import java.time.Duration;

/** How a back office lets time pass; tests pass none. */
@FunctionalInterface
public interface Pause {

    /**
     * Returns after this time.
     *
     * @throws InterruptedException when the simulator stops
     */
    void of(Duration duration) throws InterruptedException;

    /** Really waits. */
    static Pause real() {
        return Thread::sleep;
    }
}
