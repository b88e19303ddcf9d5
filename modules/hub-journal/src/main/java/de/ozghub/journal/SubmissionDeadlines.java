package de.ozghub.journal;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.journal.DeadlineRecord;
import de.ozghub.journal.database.Instants;
import de.ozghub.submission.SubmissionId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one locked submission: read when first needed, changed in memory, written by {@link #flush}. Whoever
 * finds that one has passed notes it, so that none is met late in silence.
 */
final class SubmissionDeadlines {

    private final DeadlineTable table;
    private final SubmissionId submission;
    private final Instant now;
    private final Consumer<Deadline> missed;
    private final Set<DeadlineKind> changed = EnumSet.noneOf(DeadlineKind.class);
    private @Nullable Map<DeadlineKind, DeadlineRecord> known;

    /**
     * @param now the moment of the decision
     * @param missed hears of each deadline that is found to have passed, once in its life
     */
    SubmissionDeadlines(DeadlineTable table, SubmissionId submission, Instant now, Consumer<Deadline> missed) {
        this.table = table;
        this.submission = submission;
        this.now = now;
        this.missed = missed;
    }

    /** These are the deadlines from now on; any other that still runs lapses. */
    void set(List<Deadline> deadlines) {
        Set<DeadlineKind> named = EnumSet.noneOf(DeadlineKind.class);
        for (Deadline deadline : deadlines) {
            named.add(deadline.kind());
            set(new Deadline(deadline.kind(), Instants.micros(deadline.warnAt()), Instants.micros(deadline.due())));
        }
        EnumSet.complementOf(EnumSet.copyOf(named)).forEach(this::lapse);
    }

    private void set(Deadline deadline) {
        DeadlineRecord before = known().get(deadline.kind());
        boolean ended = before != null && !before.state().isRunning() && before.state() != DeadlineState.LAPSED;
        boolean same = before != null
                && before.state().isRunning()
                && before.deadline().equals(deadline);
        if (ended || same) {
            return;
        }
        boolean stillMissed = before != null && before.state() == DeadlineState.MISSED && deadline.isOver(now);
        put(new DeadlineRecord(deadline, stillMissed ? DeadlineState.MISSED : DeadlineState.OPEN, null));
    }

    /** What it asks for is done; returns whether it ran until now. */
    boolean meet(DeadlineKind kind) {
        DeadlineRecord running = running(kind);
        if (running != null) {
            noteIfOver(running);
            boolean late = running.deadline().isOver(now);
            put(new DeadlineRecord(running.deadline(), late ? DeadlineState.LATE : DeadlineState.MET, now));
        }
        return running != null;
    }

    /** What it asks for need not be done any more. */
    void lapse(DeadlineKind kind) {
        DeadlineRecord running = running(kind);
        if (running != null) {
            noteIfOver(running);
            put(new DeadlineRecord(running.deadline(), DeadlineState.LAPSED, now));
        }
    }

    /** Notes all that have passed, and returns how many nobody had noted before. */
    int noteMissed() {
        int noted = 0;
        for (DeadlineRecord each : List.copyOf(known().values())) {
            if (noteIfOver(each)) {
                put(new DeadlineRecord(each.deadline(), DeadlineState.MISSED, null));
                noted++;
            }
        }
        return noted;
    }

    private boolean noteIfOver(DeadlineRecord deadline) {
        boolean found =
                deadline.state() == DeadlineState.OPEN && deadline.deadline().isOver(now);
        if (found) {
            missed.accept(deadline.deadline());
        }
        return found;
    }

    private @Nullable DeadlineRecord running(DeadlineKind kind) {
        DeadlineRecord found = known().get(kind);
        return found != null && found.state().isRunning() ? found : null;
    }

    private void put(DeadlineRecord deadline) {
        DeadlineKind kind = deadline.deadline().kind();
        known().put(kind, deadline);
        changed.add(kind);
    }

    private Map<DeadlineKind, DeadlineRecord> known() {
        Map<DeadlineKind, DeadlineRecord> read = known;
        if (read == null) {
            read = new EnumMap<>(DeadlineKind.class);
            for (DeadlineRecord each : table.of(submission)) {
                read.put(each.deadline().kind(), each);
            }
            known = read;
        }
        return read;
    }

    void flush() {
        if (!changed.isEmpty()) {
            table.put(submission, changed.stream().map(known()::get).toList());
        }
    }
}
