package de.ozghub.core.journal;

import de.ozghub.submission.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a person must hear of. One alarm per subject and code, however often it is raised. Thread-safe. */
public interface Alarms {

    /** Raises or keeps an alarm; {@code subject} is what it is about, for example {@code service:URN} or {@code destination:ID}. */
    void raise(String subject, Problem problem);

    /** Ends every alarm of the subject. */
    void clear(String subject);

    List<Alarm> open();

    /** Ends every alarm whose subject begins with {@code kind}, except those of the given subjects. */
    default void clearOthers(String kind, Set<String> present) {
        open().stream()
                .map(Alarm::subject)
                .filter(subject -> subject.startsWith(kind) && !present.contains(subject))
                .distinct()
                .forEach(this::clear);
    }

    /** An open alarm; {@code times} counts how often it was raised. */
    record Alarm(String subject, Problem problem, Instant since, Instant last, long times) {}
}
