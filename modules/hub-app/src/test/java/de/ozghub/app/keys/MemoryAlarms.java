package de.ozghub.app.keys;

import de.ozghub.core.journal.Alarms;
import de.ozghub.submission.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Alarms as a test can look at them. */
final class MemoryAlarms implements Alarms {

    private final Map<String, Alarm> open = new TreeMap<>();

    @Override
    public void raise(String subject, Problem problem) {
        open.put(subject, new Alarm(subject, problem, Instant.EPOCH, Instant.EPOCH, 1));
    }

    @Override
    public void clear(String subject) {
        open.remove(subject);
    }

    @Override
    public List<Alarm> open() {
        return List.copyOf(open.values());
    }

    Set<String> subjects() {
        return Set.copyOf(open.keySet());
    }
}
