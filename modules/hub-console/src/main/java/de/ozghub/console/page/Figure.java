package de.ozghub.console.page;

import de.ozghub.core.journal.Submissions;

/**
 * A count as people read it: {@code 312}, or {@code 10000+} where counting ended.
 *
 * @param more whether there are more than {@code number}
 */
public record Figure(long number, boolean more) {

    static Figure of(Submissions.Count count) {
        return new Figure(count.number(), count.more());
    }

    public boolean isZero() {
        return number == 0;
    }

    public String text() {
        return more ? number + "+" : Long.toString(number);
    }
}
