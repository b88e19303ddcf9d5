package de.ozghub.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

    @ParameterizedTest
    @CsvSource({
        // an ordinary day
        "P1D, 2026-01-12T09:00:00Z, 2026-01-13T09:00:00Z",
        // the night the clocks go forward has 23 hours, the one they go back 25
        "P1D, 2026-03-28T11:00:00Z, 2026-03-29T10:00:00Z",
        "P1D, 2026-10-24T10:00:00Z, 2026-10-25T11:00:00Z",
        "PT24H, 2026-03-28T11:00:00Z, 2026-03-29T11:00:00Z",
        "P3D, 2026-10-23T10:00:00Z, 2026-10-26T11:00:00Z",
        // 02:30 does not exist on that night and counts as 03:30
        "P1D, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z",
        // months as the calendar has them
        "P1M, 2026-01-31T11:00:00Z, 2026-02-28T11:00:00Z",
        "P3M, 2026-02-10T11:00:00Z, 2026-05-10T10:00:00Z",
        "P1DT12H, 2026-01-12T09:00:00Z, 2026-01-13T21:00:00Z",
    })
    void days_are_counted_by_the_calendar_of_berlin_and_hours_by_the_clock(String term, Instant start, Instant end) {
        assertThat(Term.parse(term).after(start)).isEqualTo(end);
    }

    @Test
    void calendar_and_elapsed_part_are_read() {
        assertThat(Term.parse("P2W1DT90M")).isEqualTo(new Term(Period.ofDays(15), Duration.ofMinutes(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P", "T", "PT", "P1", "1D", "P0D", "PT0S", "P-1D", "PT-4H", "P1D-", "P1.5D", "P1DT", "morgen"
            })
    void what_is_no_positive_duration_is_refused(String text) {
        assertThatThrownBy(() -> Term.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_deadline_is_near_in_the_last_quarter_of_its_term() {
        var start = Instant.parse("2026-01-12T09:00:00Z");

        var deadline = Deadline.of(DeadlineKind.DELIVERED, start, Term.parse("PT4H"));

        assertThat(deadline.isPressing(start.plus(Duration.ofHours(3)).minusNanos(1)))
                .isFalse();
        assertThat(deadline.isPressing(start.plus(Duration.ofHours(3)))).isTrue();
        assertThat(deadline.isOver(start.plus(Duration.ofHours(4)).minusNanos(1)))
                .isFalse();
        assertThat(deadline.isOver(start.plus(Duration.ofHours(4)))).isTrue();
    }
}
