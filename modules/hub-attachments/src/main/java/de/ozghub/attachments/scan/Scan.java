package de.ozghub.attachments.scan;

/** What a scanner said about one stream. */
public sealed interface Scan {

    /** Nothing was found. */
    record Clean() implements Scan {}

    /**
     * Something was found.
     *
     * @param signature the scanner's name for it, at most 100 characters
     */
    record Found(String signature) implements Scan {}

    /** The scanner works, but will never judge this stream, however often it is asked. */
    record TooLarge() implements Scan {}

    /**
     * The scanner gave no answer that counts. Whether there is a find is not known.
     *
     * @param reason stable word: {@code unreachable}, {@code time-out}, {@code broken-off}, {@code unclear-answer}
     * @param alone whether this may be due to the one stream, because the scanner took the beginning of it
     */
    record Unusable(String reason, boolean alone) implements Scan {}
}
