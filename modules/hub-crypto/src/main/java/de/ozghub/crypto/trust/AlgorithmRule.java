package de.ozghub.crypto.trust;

import de.ozghub.submission.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an {@link AlgorithmPolicy}: an algorithm from a length on is strong enough until a day.
 *
 * @param leastBits of the key or digest
 * @param lastDay in Germany, the last one on which something new is protected so; {@code null}: no end is known
 * @param source who says so, in words
 */
public record AlgorithmRule(
        Algorithm algorithm, int leastBits, @Nullable LocalDate lastDay, String source) {

    /** Whether it holds on this day. */
    public boolean isInForce(Instant at) {
        return lastDay == null || !at.atZone(LegalTime.ZONE).toLocalDate().isAfter(lastDay);
    }

    /** The first instant it no longer holds at; {@code null}: no end is known. */
    public @Nullable Instant end() {
        return lastDay == null
                ? null
                : lastDay.plusDays(1).atStartOfDay(LegalTime.ZONE).toInstant();
    }

    boolean covers(Algorithm other, int bits) {
        return algorithm == other && bits >= leastBits;
    }

    /** For people, for example {@code RSAES-OAEP from 3000 bit: until 2031-12-31}. */
    @Override
    public String toString() {
        return "%s from %d bit: %s"
                .formatted(algorithm.text(), leastBits, lastDay == null ? "no end known" : "until " + lastDay);
    }
}
