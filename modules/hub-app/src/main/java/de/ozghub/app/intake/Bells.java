package de.ozghub.app.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever looks into a mailbox before its time. Rings that nobody waited for count once. Thread-safe. */
public final class Bells {

    private final Map<String, Semaphore> rung = new ConcurrentHashMap<>();

    /** Says that something may wait in a mailbox. */
    public void ring(String mailbox) {
        of(mailbox).release();
    }

    /**
     * Waits until the bell rings, or so long; not at all if the time is not positive.
     *
     * @throws InterruptedException if the waiting thread is to end
     */
    public void rest(String mailbox, Duration longest) throws InterruptedException {
        var bell = of(mailbox);
        if (longest.isPositive() && bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private Semaphore of(String mailbox) {
        return rung.computeIfAbsent(mailbox, _ -> new Semaphore(0));
    }
}
