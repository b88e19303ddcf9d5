package de.ozghub.core.journal;

import de.ozghub.submission.Problem;
import java.time.Instant;
import java.util.List;

/** What a person must hear of. One alarm per subject and code, however often it is raised. Thread-safe. */
public interface Alarms {

    /** Raises or keeps an alarm; {@code subject} is what it is about, for example {@code service:URN} or {@code destination:ID}. */
    void raise(String subject, Problem problem);

    /** Ends every alarm of the subject. */
    void clear(String subject);

    List<Alarm> open();

    /** An open alarm; {@code times} counts how often it was raised. */
    record Alarm(String subject, Problem problem, Instant since, Instant last, long times) {}
}
