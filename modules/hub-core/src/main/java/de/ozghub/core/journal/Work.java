package de.ozghub.core.journal;

import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.submission.Area;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.PackageVersion;
import de.ozghub.submission.PayloadId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ServiceKey;
import de.ozghub.submission.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transaction over one submission, whose row is locked. All of it is committed, or nothing. Not thread-safe; valid
 * only inside the call that hands it out. No remote may be spoken to inside.
 */
public interface Work {

    /** The submission as it was when the lock was taken, with the changes made so far. */
    SubmissionRecord submission();

    List<DeliveryRecord> deliveries();

    /** @throws IllegalArgumentException if the submission has no such delivery */
    DeliveryRecord delivery(DeliveryId id);

    /** Appends to the hash chain. */
    void append(Stage stage, JournalEvent event, Map<String, String> parameters);

    void state(SubmissionState state, List<Problem> problems);

    /**
     * What the channel says about the submission.
     *
     * @throws IllegalStateException if the legal time of receipt is already set to another instant
     */
    void recorded(Instant receivedAt, ServiceKey service, @Nullable Area area, @Nullable String externalCase);

    void pin(PackageVersion packageVersion);

    /**
     * From now on the submission runs under this version of the configuration. The mapping package stays pinned.
     *
     * @param configVersion SHA-256 of the configuration
     */
    void repin(String configVersion);

    /** Names the authorities and re-wraps the data keys of all payloads of the submission for the competent one. */
    void assign(AuthorityKey competent, AuthorityKey performing);

    /** Makes a stored payload part of the submission for good. Sealing twice changes nothing. */
    void seal(PayloadId payload);

    /** Adds a delivery in state {@code Waiting}. */
    void plan(NewDelivery delivery, Instant notBefore);

    /** Moves a delivery on; a step to {@code Sending} opens an attempt, a step out of it closes the attempt. */
    void move(DeliveryId delivery, DeliveryState state);

    /**
     * The deadlines of the submission from now on; any other that still runs lapses. What was met before stays met. One
     * that has passed by now is noted in the journal, here as in the next two methods.
     */
    void due(List<Deadline> deadlines);

    /**
     * What the deadline asks for is done. Changes nothing if the submission has no such deadline, or it has ended.
     *
     * @return whether it ran until now
     */
    boolean met(DeadlineKind kind);

    /** What the deadline asks for need not be done any more. */
    void lapsed(DeadlineKind kind);

    void schedule(NewTask task);

    /** Keeps the signed event of a receipt task, before it is posted for the first time. */
    void keepEvent(PayloadId event);

    /** Whether a receipt task of the submission waits for a person. */
    boolean receiptParked();

    /**
     * Forgets the signed events of parked receipt tasks: once put back to work they are signed anew. Only where the channel
     * refused the event, so that no sender is told twice. To be called before {@link #unpark}.
     */
    void renewEvent();

    /** The task of this lease is done. */
    void finish();

    /** The task of this lease is to be done again, at the cost of an attempt if {@code failed}. */
    void again(Instant notBefore, boolean failed);

    /** As {@link #again(Instant, boolean)}, measured by the database's clock. */
    void again(Duration pause, boolean failed);

    /** The task of this lease waits for a person. */
    void park();

    /**
     * Puts every parked task of the submission (of one delivery, if given) back to work, with no attempt spent.
     *
     * @return how many were parked
     */
    int unpark(@Nullable DeliveryId delivery, Instant notBefore);

    /** Removes every task of the submission that is not done and not held by anybody else. */
    void cancelOthers();
}
