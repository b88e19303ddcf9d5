package de.ozghub.mapping;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a service demands of the hub apart from mapping.
 *
 * @param onInvalid what becomes of data that fail validation
 * @param deadlines all counted from the legal time of receipt
 * @param attachments which the service takes
 */
public record ServicePolicy(Secrecy secrecy, OnInvalid onInvalid, Deadlines deadlines, AttachmentPolicy attachments) {

    /** Who may see the content under which law. */
    public enum Secrecy {
        GENERAL,
        /** Tax secrecy, section 30 AO. */
        TAX,
        /** Social secrecy, section 35 SGB I. */
        SOCIAL,
        /** Special categories of personal data, Art. 9 GDPR. */
        SPECIAL
    }

    /** What becomes of invalid data. */
    public enum OnInvalid {
        /** The sender is told and sends anew. */
        REJECT,
        /** A clerk of the authority decides. */
        CLERK
    }

    /**
     * How long things may take.
     *
     * @param delivered until every back office has it
     * @param confirmed until the sender is told <em>accepted</em> or <em>rejected</em>
     * @param reply until the applicant gets an answer; empty where none is due
     */
    public record Deadlines(Term delivered, Term confirmed, Optional<Term> reply) {

        /** Where no package says anything. */
        public static final Deadlines DEFAULT = new Deadlines(Term.ofDays(1), Term.ofDays(3), Optional.empty());

        /** When each ends for a submission. */
        public List<Deadline> from(Instant receivedAt) {
            var deadlines = new ArrayList<Deadline>();
            deadlines.add(Deadline.of(DeadlineKind.DELIVERED, receivedAt, delivered));
            deadlines.add(Deadline.of(DeadlineKind.CONFIRMED, receivedAt, confirmed));
            reply.ifPresent(term -> deadlines.add(Deadline.of(DeadlineKind.REPLY, receivedAt, term)));
            return List.copyOf(deadlines);
        }
    }
}
