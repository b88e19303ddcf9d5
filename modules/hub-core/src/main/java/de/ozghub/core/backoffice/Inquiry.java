package de.ozghub.core.backoffice;

import de.ozghub.submission.Problem;

/** What a back office answers when it is asked for a case by key. */
public sealed interface Inquiry {

    /**
     * It arrived; {@code digest} is the digest it was made from, lower-case hexadecimal SHA-256. Whether that is enough is for
     * the agreed confirmation to say.
     */
    record Found(String reference, String digest) implements Inquiry {}

    /** It arrived, and the receiver will not take it, or nobody can prove what it said; a person decides. */
    record Refused(Problem problem) implements Inquiry {}

    /** No case with this key is visible now. */
    record NotFound() implements Inquiry {}

    /** This back office cannot answer such questions at all. */
    record CannotAsk() implements Inquiry {}

    /** The question could not be put now. */
    record Unreachable(Problem problem) implements Inquiry {}
}
