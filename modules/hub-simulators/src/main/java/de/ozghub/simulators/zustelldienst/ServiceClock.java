package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.store.DurableFiles;
import de.ozghub.simulators.web.Call;
import de.ozghub.simulators.web.Json;
import de.ozghub.simulators.web.Refusal;
import de.ozghub.simulators.web.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * The service's clock, which tests may put forward, never back: what was issued must not lie in the future. How far it is
 * ahead survives a restart. Thread-safe.
 */
final class ServiceClock implements InstantSource {

    private static final Duration FARTHEST = Duration.ofDays(3650);

    private final InstantSource real;
    private final Path file;
    private volatile Duration ahead;

    ServiceClock(InstantSource real, Path file) throws IOException {
        this.real = real;
        this.file = file;
        this.ahead = Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    Reply show(Call call) {
        return Reply.json(200, Map.of("now", instant().toString(), "ahead", ahead.toString()));
    }

    /** Takes {@code {"advance": "P3D"}}; JSON only, so that no form of a foreign web page can send it. */
    synchronized Reply advance(Call call) throws IOException {
        call.requireMediaType("application/json");
        var next =
                ahead.plus(duration(Json.parse(call.bytes(4096)).path("advance").asString("")));
        if (next.compareTo(FARTHEST) > 0) {
            throw Refusal.of(400, "bad-request", "The clock goes at most ten years ahead");
        }
        DurableFiles.write(file, next.toString().getBytes(StandardCharsets.UTF_8));
        ahead = next;
        return show(call);
    }

    private static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // Falls through: the same answer for everything that is no such duration.
        }
        throw Refusal.of(
                400, "bad-request", "advance must be a duration by ISO 8601 that is not negative, such as P3D");
    }
}
