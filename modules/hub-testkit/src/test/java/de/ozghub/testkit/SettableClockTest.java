package de.ozghub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    @Test
    void stands_still_until_it_is_moved() {
        var clock = SettableClock.standing();
        var before = clock.instant();

        assertThat(clock.instant()).isEqualTo(before);
        assertThat(clock.tick(Duration.ofSeconds(5))).isEqualTo(before.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(before.plusSeconds(5));
    }

    @Test
    void another_zone_shows_the_same_moving_time() {
        var clock = SettableClock.standing();
        var berlin = clock.withZone(ZoneId.of("Europe/Berlin"));

        clock.tick(Duration.ofDays(1));

        assertThat(berlin.instant()).isEqualTo(clock.instant());
    }
}
