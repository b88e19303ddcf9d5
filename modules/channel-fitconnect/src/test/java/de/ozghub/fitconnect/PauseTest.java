package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "RateLimit-Reset, 20, 20",
        "ratelimit-reset, ' 20 ', 20",
        "RateLimit-Reset, 0, 1",
        "RateLimit-Reset, 999999999, 3600",
        "RateLimit-Reset, -5, 60",
        "RateLimit-Reset, 12345678901234567890, 60",
        "Retry-After, 7, 7",
        "Retry-After, 'Mon, 2 Nov 2026 09:01:30 GMT', 90",
        "Retry-After, 'Mon, 2 Nov 2026 08:00:00 GMT', 1",
        "Retry-After, soon, 60",
        "X-Other, 5, 60"
    })
    void follows_the_service_within_bounds(String header, String value, long seconds) {
        assertThat(Pause.after429(headers(Map.of(header, List.of(value))), NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void prefers_the_rate_limit_to_the_general_header() {
        var headers = headers(Map.of("RateLimit-Reset", List.of("3"), "Retry-After", List.of("9")));

        assertThat(Pause.after429(headers, NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(Pause.afterFailure(headers, NOW)).isEqualTo(Duration.ofSeconds(9));
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (_, _) -> true);
    }
}
