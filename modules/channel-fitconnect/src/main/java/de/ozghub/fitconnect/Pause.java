package de.ozghub.fitconnect;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long the service wants to be left alone (FIT-Connect rate limits; RFC 9110 §10.2.3). */
final class Pause {

    private Pause() {}

    static Duration after429(HttpHeaders headers, Instant now) {
        return seconds(headers, "RateLimit-Reset")
                .or(() -> retryAfter(headers, now))
                .map(Pause::bounded)
                .orElse(Assumed.PAUSE_AFTER_429);
    }

    static Duration afterFailure(HttpHeaders headers, Instant now) {
        return retryAfter(headers, now).map(Pause::bounded).orElse(Assumed.PAUSE_AFTER_FAILURE);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers, Instant now) {
        return seconds(headers, "Retry-After").or(() -> until(headers, now));
    }

    private static Optional<Duration> seconds(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static Optional<Duration> until(HttpHeaders headers, Instant now) {
        try {
            return headers.firstValue("Retry-After")
                    .map(value -> ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(time -> Duration.between(now, time.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wanted) {
        if (wanted.compareTo(Assumed.LONGEST_PAUSE) > 0) {
            return Assumed.LONGEST_PAUSE;
        }
        return wanted.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wanted;
    }
}
