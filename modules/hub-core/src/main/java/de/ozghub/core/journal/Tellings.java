package de.ozghub.core.journal;

import de.ozghub.core.journal.Alarms.Alarm;
import de.ozghub.submission.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What people outside the console were told of alarms. Of several nodes one tells at a time; a node that dies while it
 * tells may tell twice, never not at all. Thread-safe.
 */
public interface Tellings {

    /**
     * Takes the turn to tell.
     *
     * @param turn after which another node may take it, by the clock of the database
     * @return whether it is this node's turn; {@code false} also during the pause after something was told
     */
    boolean claim(Duration turn);

    /**
     * What nobody was told yet.
     *
     * @param reminder after which an alarm that is still open is told again
     * @param limit of each list, 1 to 200
     */
    News news(Duration reminder, int limit);

    /**
     * Notes that the news were told.
     *
     * @param pause until anybody may tell again, by the clock of the database
     */
    void told(News news, Duration pause);

    /**
     * News of alarms, oldest first.
     *
     * @param open new ones
     * @param still open ones that were told long ago
     * @param ended ones that were told and are no more
     */
    record News(List<Alarm> open, List<Alarm> still, List<Ended> ended) {

        public News {
            open = List.copyOf(open);
            still = List.copyOf(still);
            ended = List.copyOf(ended);
        }

        public boolean isEmpty() {
            return open.isEmpty() && still.isEmpty() && ended.isEmpty();
        }
    }

    /** An alarm that is no more. */
    record Ended(String subject, Problem problem, Instant toldAt) {}
}
