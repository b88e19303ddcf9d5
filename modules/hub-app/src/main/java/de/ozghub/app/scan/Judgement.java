package de.ozghub.app.scan;

import de.ozghub.submission.Problem;

/** What the scanner's answer means for one part. */
public sealed interface Judgement {

    /** Nothing was found. */
    record Clean() implements Judgement {}

    /** @param signature the scanner's name for what it found */
    record Found(String signature) implements Judgement {}

    /**
     * The scanner works and will not judge this part.
     *
     * @param reason stable word
     */
    record NotScanned(String reason) implements Judgement {}

    /** The scanner cannot be used now. */
    record Down(Problem problem) implements Judgement {}
}
