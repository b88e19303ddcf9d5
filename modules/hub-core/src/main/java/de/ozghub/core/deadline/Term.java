package de.ozghub.core.deadline;

import de.ozghub.submission.LegalTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/**
 * How long something may take: calendar days, weeks, months and years as people in Germany count them, and elapsed time on
 * top. {@code P1D} ends at the same time of day tomorrow, whether the clocks change or not; {@code PT24H} is 24 hours.
 *
 * <p>Never later than the law: section 188 BGB lets a period of days end with the day, section 31 (3) VwVfG moves an end on
 * a weekend or holiday to the next working day. Whoever keeps this term keeps those.
 *
 * @param days calendar part, not negative
 * @param time elapsed part, not negative
 */
public record Term(Period days, Duration time) {

    /** @throws IllegalArgumentException if a part is negative, or both are nothing */
    public Term {
        if (days.isNegative() || time.isNegative() || (days.isZero() && time.isZero())) {
            throw new IllegalArgumentException("a positive duration is needed");
        }
    }

    public static Term ofDays(int days) {
        return new Term(Period.ofDays(days), Duration.ZERO);
    }

    /**
     * Reads an ISO 8601 duration such as {@code PT4H}, {@code P3D}, {@code P1M}, {@code P1DT12H}.
     *
     * @throws IllegalArgumentException if it is none, or not positive
     */
    public static Term parse(String text) {
        int time = text.indexOf('T');
        String calendar = time < 0 ? text : text.substring(0, time);
        try {
            return new Term(
                    time == 1 ? Period.ZERO : Period.parse(calendar),
                    time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an ISO 8601 duration is needed, such as PT4H, P3D or P1M", e);
        }
    }

    /** When it is over. A time of day that the change of clocks skips counts as the one an hour later. */
    public Instant after(Instant start) {
        return start.atZone(LegalTime.ZONE).plus(days).plus(time).toInstant();
    }
}
