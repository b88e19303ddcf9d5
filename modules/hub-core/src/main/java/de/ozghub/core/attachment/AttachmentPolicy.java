package de.ozghub.core.attachment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which attachments a service takes. Immutable.
 *
 * @param types media types as found in the content, lower case; {@code image/*} takes every subtype. At least one
 * @param reactions what becomes of each finding; one that is not named goes to a clerk
 * @param tellsFinds whether a sender whose submission is rejected for a virus is told of the find
 */
public record AttachmentPolicy(
        List<String> types, Limits limits, Map<Finding, Reaction> reactions, boolean tellsFinds) {

    private static final Pattern TYPE = Pattern.compile("[a-z]+/([a-z0-9][a-z0-9.+-]{0,100}|\\*)");

    /** What holds for a service that says nothing: documents and pictures, everything doubtful goes to a clerk. */
    public static final AttachmentPolicy STANDARD = new AttachmentPolicy(
            List.of("application/pdf", "image/jpeg", "image/png", "image/tiff"), Limits.LARGEST, Map.of(), false);

    /** @throws IllegalArgumentException if there is no type, one is no media type, or an unfit attachment is accepted */
    public AttachmentPolicy {
        types = List.copyOf(types);
        var all = new EnumMap<Finding, Reaction>(Finding.class);
        for (Finding finding : Finding.values()) {
            all.put(finding, reactions.getOrDefault(finding, Reaction.CLERK));
        }
        reactions = Collections.unmodifiableMap(all);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("at least one media type is needed");
        }
        for (String type : types) {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no media type such as image/png or image/*".formatted(type));
            }
        }
        if (all.get(Finding.UNFIT) == Reaction.ACCEPT) {
            throw new IllegalArgumentException("what the service does not take is refused or goes to a clerk");
        }
    }

    /** Whether the policy takes a media type; the type is the one found, never the one declared. */
    public boolean takes(String type) {
        String family = type.substring(0, type.indexOf('/') + 1) + "*";
        return types.contains(type) || types.contains(family);
    }

    public Reaction on(Finding finding) {
        return reactions.getOrDefault(finding, Reaction.CLERK);
    }

    /**
     * How much a service takes.
     *
     * @param eachBytes largest single attachment
     * @param totalBytes all attachments of a submission together
     * @param count attachments of a submission
     */
    public record Limits(long eachBytes, long totalBytes, int count) {

        /** FIT-Connect: 500 MB each, 2 GB and 100 attachments a submission, sizes encrypted. */
        public static final Limits LARGEST = new Limits(500_000_000, 2_000_000_000, 100);

        /** @throws IllegalArgumentException if a limit is below what it contains, or above what the channel carries */
        public Limits {
            if (eachBytes < 1 || eachBytes > 500_000_000) {
                throw new IllegalArgumentException("an attachment has at most 500 MB");
            }
            if (totalBytes < eachBytes || totalBytes > 2_000_000_000) {
                throw new IllegalArgumentException(
                        "all attachments together have at least as many bytes as one, and at most 2 GB");
            }
            if (count < 1 || count > 100) {
                throw new IllegalArgumentException("a submission has at most 100 attachments");
            }
        }
    }

    /** What becomes of a submission. */
    public enum Reaction {
        /** The sender is told and sends anew. */
        REFUSE,
        /** A clerk of the authority decides: a release takes what was found as it is. */
        CLERK,
        /** It is written down and stops nothing. */
        ACCEPT;

        /** The word in mapping packages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be found in attachments. What a scanner finds is not among them: it never passes. */
    public enum Finding {
        /** Type, size or number the service does not take, or content nobody can examine. */
        UNFIT,
        /** The content is of another type than the sender declared. */
        TYPE_DIFFERS,
        /** Scripts, macros, embedded files, actions that start programs. */
        ACTIVE_CONTENT,
        /** Only readable with a password. */
        ENCRYPTED,
        /** A zip whose type is not listed; whatever is inside must be of a type that is. */
        ARCHIVE;

        /** The key in mapping packages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
