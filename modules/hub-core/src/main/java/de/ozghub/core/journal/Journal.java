package de.ozghub.core.journal;

import de.ozghub.core.operation.Operator;
import de.ozghub.submission.Origin;
import de.ozghub.submission.SubmissionId;
import de.ozghub.submission.VerbundKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The store of record. Thread-safe. Every method is one transaction. */
public interface Journal {

    /**
     * Claims an arrival before anything of it is downloaded: intake key, submission in state arriving, intake task, first
     * journal entry.
     *
     * @return empty if the same arrival (channel, destination, external id) was claimed before, by whomever
     */
    Optional<SubmissionId> claim(VerbundKey verbund, Origin origin, String configVersion, Instant now);

    /** Which of these external ids were claimed before at this destination. */
    Set<String> known(VerbundKey verbund, String channel, String destination, Collection<String> externalIds);

    /**
     * Notes which submission carries a message. Harmless to repeat.
     *
     * @param message {@code nachrichtenUUID}, at most 300 characters
     * @return the submission that carried the message before, unless that one was rejected; empty if this one is the first
     */
    Optional<SubmissionId> carriedBefore(SubmissionId submission, String message);

    /**
     * Decides under a lease.
     *
     * @throws LeaseLost if the lease is no longer held; nothing is committed
     */
    <T> T under(Lease lease, Function<Work, T> decision);

    /**
     * Decides by a person; who, when, what and why is kept as operator action.
     *
     * @return empty if there is no such submission
     */
    <T> Optional<T> by(
            Operator operator, SubmissionId submission, String action, String reason, Function<Work, T> decision);

    /** Reads a submission without locking it. */
    Optional<SubmissionRecord> read(SubmissionId submission);

    /** Entries of one submission in order, for the timeline. */
    List<JournalEntry> entries(SubmissionId submission);

    /**
     * Recomputes the hash chain of a submission.
     *
     * @return sequence number of the first entry that does not fit, or empty if all fit
     */
    Optional<Long> firstBroken(SubmissionId submission);
}
