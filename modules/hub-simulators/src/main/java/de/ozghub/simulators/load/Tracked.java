package de.ozghub.simulators.load;

import de.ozghub.simulators.portal.Flaw;
import de.ozghub.simulators.portal.Sent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One submission of the run. Sent by one thread, then looked at by another; handed over through a queue. */
final class Tracked implements Comparable<Tracked> {

    final Sent sent;
    final Flaw flaw;
    private final long sentAt;
    private long nextLook;
    private @Nullable Duration latency;

    Tracked(Sent sent, Flaw flaw, long sentAt) {
        this.sent = sent;
        this.flaw = flaw;
        this.sentAt = sentAt;
        this.nextLook = sentAt + Duration.ofMillis(200).toNanos();
    }

    boolean isDue(long now) {
        return nextLook - now <= 0;
    }

    /** Next look after a tenth of the age, so that looking distorts the latency by at most that much. */
    void lookAgain(long now) {
        long pause = Math.clamp((now - sentAt) / 10, 100_000_000L, 2_000_000_000L);
        nextLook = now + pause;
    }

    void decided(long now) {
        latency = Duration.ofNanos(now - sentAt);
    }

    @Nullable
    Duration latency() {
        return latency;
    }

    @Override
    public int compareTo(Tracked other) {
        return Long.compare(nextLook, other.nextLook);
    }
}
