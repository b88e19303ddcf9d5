package de.ozghub.core.attachment;

import de.ozghub.submission.ProblemCode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which attachments a service takes. Immutable.
 *
 * @param types media types as found in the content, lower case; {@code image/*} takes every subtype. At least one
 * @param eachBytes largest single attachment in bytes
 * @param totalBytes all attachments of a submission together in bytes
 * @param onBreach what becomes of a submission whose attachments break the policy
 * @param noted findings that are written down and stop nothing
 */
public record AttachmentPolicy(
        List<String> types, long eachBytes, long totalBytes, OnBreach onBreach, Set<Finding> noted) {

    /** FIT-Connect: one attachment has at most 500 MB, all of a submission at most 2 GB, both encrypted. */
    public static final long LARGEST = 500_000_000;

    public static final long LARGEST_TOTAL = 2_000_000_000;

    private static final Pattern TYPE = Pattern.compile("[a-z]+/([a-z0-9][a-z0-9.+-]{0,100}|\\*)");

    /** What holds for a service that says nothing: documents and pictures, everything doubtful goes to a clerk. */
    public static final AttachmentPolicy STANDARD = new AttachmentPolicy(
            List.of("application/pdf", "image/jpeg", "image/png", "image/tiff"),
            LARGEST,
            LARGEST_TOTAL,
            OnBreach.CLERK,
            Set.of());

    /** @throws IllegalArgumentException if there is no type, one is no media type, or a size is not in its range */
    public AttachmentPolicy {
        types = List.copyOf(types);
        noted = Set.copyOf(noted);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("at least one media type is needed");
        }
        for (String type : types) {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no media type such as image/png or image/*".formatted(type));
            }
        }
        if (eachBytes < 1 || eachBytes > LARGEST) {
            throw new IllegalArgumentException("an attachment has 1 to %d bytes".formatted(LARGEST));
        }
        if (totalBytes < eachBytes || totalBytes > LARGEST_TOTAL) {
            throw new IllegalArgumentException(
                    "all attachments together have at least as many bytes as one, and at most " + LARGEST_TOTAL);
        }
    }

    /** Whether the policy takes a media type; the type is the one found, never the one declared. */
    public boolean takes(String type) {
        String family = type.substring(0, type.indexOf('/') + 1) + "*";
        return types.contains(type) || types.contains(family);
    }

    public boolean notes(Finding finding) {
        return noted.contains(finding);
    }

    /** What becomes of a submission whose attachments break the policy. */
    public enum OnBreach {
        /** The sender is told. */
        REJECT,
        /** A clerk of the authority decides: a release takes the attachments as they are. */
        CLERK
    }

    /** What a policy may let pass with a note. What cannot be examined, and what a scanner finds, never is among them. */
    public enum Finding {
        /** The content is of another type than the sender declared. */
        TYPE_DIFFERS(ProblemCode.ATTACHMENT_TYPE_DIFFERS),
        /** Scripts, macros, embedded files, actions that start programs. */
        ACTIVE_CONTENT(ProblemCode.ATTACHMENT_ACTIVE),
        /** Only readable with a password. */
        ENCRYPTED(ProblemCode.ATTACHMENT_ENCRYPTED);

        private final ProblemCode code;

        Finding(ProblemCode code) {
            this.code = code;
        }

        public ProblemCode code() {
            return code;
        }

        /** The word in mapping packages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The codes of these findings. */
        public static Set<ProblemCode> codes(Collection<Finding> findings) {
            var codes = EnumSet.noneOf(ProblemCode.class);
            findings.forEach(finding -> codes.add(finding.code()));
            return codes;
        }
    }
}
