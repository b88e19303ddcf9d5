package de.ozghub.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it; UTC. Usable as {@link java.time.InstantSource}. Thread-safe. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Stands at {@code 2026-11-02T09:00:00Z}, a Monday. */
    public static SettableClock standing() {
        return at(Instant.parse("2026-11-02T09:00:00Z"));
    }

    public static SettableClock at(Instant instant) {
        return new SettableClock(new AtomicReference<>(instant), ZoneOffset.UTC);
    }

    /** Moves on by the duration and returns the new time. */
    public Instant tick(Duration duration) {
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same moving time in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
