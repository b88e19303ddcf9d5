package de.ozghub.attachments;

import de.ozghub.core.attachment.AttachmentPolicy;
import de.ozghub.core.attachment.AttachmentPolicy.Finding;
import de.ozghub.core.attachment.AttachmentPolicy.Reaction;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the attachments of a submission against the policy of its service. Thread-safe. */
public final class AttachmentCheck {

    /** What may be shown of a type a sender declared. */
    private static final Pattern PRESENTABLE = Pattern.compile("[a-z]{1,20}/[A-Za-z0-9.+-]{1,80}");

    private static final String ZIP = "application/zip";
    /** What problems call all of them together. */
    private static final String ALL = "attachments";

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
     * What was found, each in the order of the attachments.
     *
     * @param refusals what the policy sends back to the sender
     * @param doubts what a clerk decides
     * @param notes what passes with a note
     */
    public record Checked(List<Problem> refusals, List<Problem> doubts, List<Problem> notes) {
        public Checked {
            refusals = List.copyOf(refusals);
            doubts = List.copyOf(doubts);
            notes = List.copyOf(notes);
        }

        /** Everything that stops the submission. */
        public List<Problem> breaches() {
            return Stream.concat(refusals.stream(), doubts.stream()).toList();
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
        AttachmentPolicy.Limits limits = policy.limits();
        long total = attachments.stream().mapToLong(Attachment::bytes).sum();
        if (total > limits.totalBytes()) {
            found.unfit(Problem.of(ProblemCode.TOO_LARGE, ALL, "limit", limits.totalBytes()));
        }
        if (attachments.size() > limits.count()) {
            found.unfit(Problem.of(ProblemCode.ATTACHMENTS_TOO_MANY, ALL, "limit", limits.count())
                    .with("count", attachments.size()));
        }
        for (Attachment attachment : attachments) {
            if (attachment.bytes() > limits.eachBytes()) {
                found.unfit(Problem.of(ProblemCode.TOO_LARGE, attachment.instance(), "limit", limits.eachBytes()));
            } else {
                look(attachment, examination, found);
            }
        }
        return found.checked();
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
            found.unfit(Problem.of(ProblemCode.ATTACHMENT_EXPANDS, instance, "limit", expands));
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
            found.unfit(Problem.of(ProblemCode.ATTACHMENT_UNREADABLE, instance, "reason", unreadable));
        }
    }

    private static void type(String instance, String type, Traits traits, Found found) {
        AttachmentPolicy policy = found.policy;
        if (policy.takes(type)) {
            found.members(instance, traits);
        } else if (type.equals(ZIP)) {
            found.finding(Finding.ARCHIVE, Problem.of(ProblemCode.ATTACHMENT_ARCHIVE, instance));
            found.members(instance, traits);
        } else {
            found.type(instance, type);
        }
    }

    private static String presentable(String declared) {
        return PRESENTABLE.matcher(declared).matches() ? declared : "?";
    }

    /** What was found so far. */
    private static final class Found {

        private final AttachmentPolicy policy;
        private final Map<Reaction, List<Problem>> problems = new EnumMap<>(Reaction.class);

        Found(AttachmentPolicy policy) {
            this.policy = policy;
        }

        void unfit(Problem problem) {
            finding(Finding.UNFIT, problem);
        }

        void finding(Finding finding, Problem problem) {
            problems.computeIfAbsent(policy.on(finding), _ -> new ArrayList<>()).add(problem);
        }

        void type(String instance, String refused) {
            unfit(Problem.of(ProblemCode.ATTACHMENT_TYPE, instance, "found", refused)
                    .with("allowed", String.join(", ", policy.types())));
        }

        /** Files inside an archive; an archive in an archive is what is in it. */
        void members(String instance, Traits traits) {
            traits.memberTypes().stream()
                    .filter(type -> !policy.takes(type) && !type.equals(ZIP))
                    .findFirst()
                    .ifPresent(type -> type(instance, type));
        }

        Checked checked() {
            return new Checked(of(Reaction.REFUSE), of(Reaction.CLERK), of(Reaction.ACCEPT));
        }

        private List<Problem> of(Reaction reaction) {
            return problems.getOrDefault(reaction, List.of());
        }
    }
}
