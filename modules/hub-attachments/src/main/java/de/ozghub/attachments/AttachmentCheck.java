package de.ozghub.attachments;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.attachment.AttachmentPolicy.Finding;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds the attachments of a submission against the policy of its service. Thread-safe. */
public final class AttachmentCheck {

    /** What may be shown of a type a sender declared. */
    private static final Pattern PRESENTABLE = Pattern.compile("[a-z]{1,20}/[A-Za-z0-9.+-]{1,80}");

    private final MediaTypes types = new MediaTypes();
    private final long unpacked;

    public AttachmentCheck() {
        this(Budget.MAX_BYTES);
    }

    /** @param unpacked bytes that all attachments of a submission together may unpack to */
    AttachmentCheck(long unpacked) {
        this.unpacked = unpacked;
    }

    /**
     * What was found.
     *
     * @param breaches what the policy does not take, in the order of the attachments
     * @param notes what it lets pass with a note
     */
    public record Checked(List<Problem> breaches, List<Problem> notes) {
        public Checked {
            breaches = List.copyOf(breaches);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads each attachment once, from beginning to end; those too large are not read.
     *
     * @throws UncheckedIOException if the store cannot give an attachment back
     */
    public Checked check(AttachmentPolicy policy, List<Attachment> attachments) {
        var found = new Found(policy);
        var examination = new Examination(types, new Budget(unpacked));
        long total = attachments.stream().mapToLong(Attachment::bytes).sum();
        if (total > policy.totalBytes()) {
            found.breach(Problem.of(ProblemCode.TOO_LARGE, "attachments", "limit", policy.totalBytes()));
        }
        for (Attachment attachment : attachments) {
            if (attachment.bytes() > policy.eachBytes()) {
                found.breach(Problem.of(ProblemCode.TOO_LARGE, attachment.instance(), "limit", policy.eachBytes()));
            } else {
                look(attachment, examination, found);
            }
        }
        return new Checked(found.breaches, found.notes);
    }

    private void look(Attachment attachment, Examination examination, Found found) {
        var traits = new Traits();
        String type;
        try (InputStream in = attachment.content().open()) {
            type = examination.examine(in, traits);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be read back", e);
        }
        String instance = attachment.instance();
        String expands = traits.expandsBeyond();
        if (expands != null) {
            found.breach(Problem.of(ProblemCode.ATTACHMENT_EXPANDS, instance, "limit", expands));
            return;
        }
        type(instance, type, traits, found);
        if (types.differ(attachment.declaredType(), type)) {
            found.finding(
                    Finding.TYPE_DIFFERS,
                    Problem.of(ProblemCode.ATTACHMENT_TYPE_DIFFERS, instance, "found", type)
                            .with("declared", presentable(attachment.declaredType())));
        }
        if (!traits.activeWords().isEmpty()) {
            String words = String.join(", ", traits.activeWords());
            found.finding(
                    Finding.ACTIVE_CONTENT, Problem.of(ProblemCode.ATTACHMENT_ACTIVE, instance, "content", words));
        }
        if (traits.isEncrypted()) {
            found.finding(Finding.ENCRYPTED, Problem.of(ProblemCode.ATTACHMENT_ENCRYPTED, instance));
        }
        String unreadable = traits.unreadableBecause();
        if (unreadable != null) {
            found.breach(Problem.of(ProblemCode.ATTACHMENT_UNREADABLE, instance, "reason", unreadable));
        }
    }

    private static void type(String instance, String type, Traits traits, Found found) {
        SequencedSet<String> all = new TreeSet<>(traits.memberTypes());
        all.removeIf(found.policy::takes);
        String refused = found.policy.takes(type) ? all.stream().findFirst().orElse("") : type;
        if (!refused.isEmpty()) {
            found.breach(Problem.of(ProblemCode.ATTACHMENT_TYPE, instance, "found", refused)
                    .with("allowed", String.join(", ", found.policy.types())));
        }
    }

    private static String presentable(String declared) {
        return PRESENTABLE.matcher(declared).matches() ? declared : "?";
    }

    /** What was found so far. */
    private static final class Found {

        private final AttachmentPolicy policy;
        private final List<Problem> breaches = new ArrayList<>();
        private final List<Problem> notes = new ArrayList<>();

        Found(AttachmentPolicy policy) {
            this.policy = policy;
        }

        void breach(Problem problem) {
            breaches.add(problem);
        }

        void finding(Finding finding, Problem problem) {
            (policy.notes(finding) ? notes : breaches).add(problem);
        }
    }
}
