package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.fault.FaultSwitches;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What stands before every route: the bot protection and the faults that concern all requests. */
final class Gates {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final FaultSwitches faults;
    private final boolean requireUserAgent;
    private final InstantSource clock;
    private Instant windowEnd = Instant.EPOCH;
    private int used;

    Gates(FaultSwitches faults, boolean requireUserAgent, InstantSource clock) {
        this.faults = faults;
        this.requireUserAgent = requireUserAgent;
        this.clock = clock;
    }

    Optional<Reply> intercept(Call call) {
        if (call.path().startsWith("/faults")) {
            return Optional.empty();
        }
        if (faults.isOn(ZustelldienstFaults.UNAVAILABLE)) {
            return Optional.of(Refusal.of(503, "service-unavailable", "The service is not available")
                    .reply());
        }
        if (faults.isOn(ZustelldienstFaults.SERVER_ERROR)) {
            return Optional.of(Refusal.of(500, "internal-server-error", "The service has failed")
                    .reply());
        }
        if (requireUserAgent && call.header("User-Agent").orElse("").isBlank()) {
            throw Refusal.of(403, "forbidden", "A User-Agent is required");
        }
        return faults.isOn(ZustelldienstFaults.RATE_LIMIT) ? limit() : Optional.empty();
    }

    private synchronized Optional<Reply> limit() {
        var now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            used = 0;
        }
        int limit = faults.value(ZustelldienstFaults.RATE_LIMIT);
        if (used < limit) {
            used++;
            return Optional.empty();
        }
        long reset =
                Math.max(1, Duration.between(now, windowEnd).plusMillis(999).toSeconds());
        return Optional.of(Reply.empty(429)
                .with("RateLimit-Limit", Integer.toString(limit))
                .with("RateLimit-Remaining", "0")
                .with("RateLimit-Reset", Long.toString(reset)));
    }
}
