package de.ozghub.simulators.zustelldienst;

import de.ozghub.simulators.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A submission as the service sees it. Guarded by the lock of its case. */
final class Submission {

    enum State {
        INCOMPLETE,
        SUBMITTED,
        FORWARDED,
        ACCEPTED,
        REJECTED,
        DELETED
    }

    /** A case: the log of its events. It is the lock of everything that belongs to it. */
    static final class Case {
        final UUID id;
        final UUID destinationId;
        final String clientId;
        private final List<Event> events = new ArrayList<>();
        private Instant lastEventAt = Instant.MIN;

        Case(UUID id, UUID destinationId, String clientId) {
            this.id = id;
            this.destinationId = destinationId;
            this.clientId = clientId;
        }

        void add(UUID submissionId, String set, Instant at) {
            events.add(new Event(submissionId, set));
            lastEventAt = at;
        }

        Instant lastEventAt() {
            return lastEventAt;
        }

        List<Event> events() {
            return List.copyOf(events);
        }
    }

    record Event(UUID submissionId, String set) {}

    final Change.Created created;
    final Case itsCase;

    /** Position in the pick-up list; grows with the order of arrival. */
    final long order;

    private State state = State.INCOMPLETE;
    private @Nullable Tags tags;
    private @Nullable Instant submittedAt;
    private Instant changedAt;
    private boolean notified;
    private final List<Change.Reminded> reminders = new ArrayList<>();

    Submission(Change.Created created, Case itsCase, long order) {
        this.created = created;
        this.itsCase = itsCase;
        this.order = order;
        this.changedAt = created.at();
    }

    UUID id() {
        return created.submissionId();
    }

    State state() {
        return state;
    }

    boolean mayBeFetched() {
        return state == State.SUBMITTED || state == State.FORWARDED;
    }

    boolean notified() {
        return notified;
    }

    /** When the last change of state was. */
    Instant changedAt() {
        return changedAt;
    }

    Tags tags() {
        if (tags == null) {
            throw Refusal.of(409, "invalid-state-transition", "The submission was not sent off");
        }
        return tags;
    }

    Instant submittedAt() {
        return submittedAt == null ? created.at() : submittedAt;
    }

    void submitted(Change.Submitted change) {
        state = State.SUBMITTED;
        tags = change.tags();
        submittedAt = change.at();
        changedAt = change.at();
    }

    void reminded(Change.Reminded change) {
        reminders.add(change);
    }

    List<Change.Reminded> reminders() {
        synchronized (itsCase) {
            return List.copyOf(reminders);
        }
    }

    void happened(Change.Happened change) {
        switch (change.event()) {
            case CREATE, SUBMIT -> {}
            case NOTIFY -> notified = true;
            case FORWARD -> become(State.FORWARDED, change.at());
            case ACCEPT -> become(State.ACCEPTED, change.at());
            case REJECT -> become(State.REJECTED, change.at());
            case DELETE -> become(State.DELETED, change.at());
        }
    }

    private void become(State next, Instant at) {
        state = next;
        changedAt = at;
    }
}
