package de.ozghub.core.operation;

import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.SubmissionId;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a submission in clarification. Each command is one transaction that keeps who, when, what
 * and why. Rights are checked before a command is called. Thread-safe; no remote is spoken to inside.
 *
 * <p>{@code reason} is never blank, at most {@value #REASON_LENGTH} characters, and holds no personal data.
 */
public interface OperatorCommands {

    /** Longest reason, in characters. */
    int REASON_LENGTH = 500;

    /** Longest case number, in characters. */
    int REFERENCE_LENGTH = 200;

    /**
     * Puts what is parked back to work. A delivery is sent again with the same bytes and the same key.
     *
     * @param delivery the one delivery meant, or {@code null} for the submission with all its waiting deliveries
     */
    CommandResult release(Operator operator, SubmissionId submission, @Nullable DeliveryId delivery, String reason);

    /**
     * Enters the case number a person found at the back office; the delivery counts as delivered and is never sent again.
     *
     * @param reference never blank, at most {@value #REFERENCE_LENGTH} characters
     */
    CommandResult confirm(
            Operator operator, SubmissionId submission, DeliveryId delivery, String reference, String reason);

    /** Decides the rejection of the whole submission; nothing more is sent, and the sender is told. */
    CommandResult reject(Operator operator, SubmissionId submission, String reason);

    /** Enters that the applicant was answered past the hub: the deadline of the reply is met. Not waiting if none runs. */
    CommandResult answered(Operator operator, SubmissionId submission, String reason);
}
