package de.ozghub.journal.anchor;

import de.ozghub.submission.SubmissionId;

/**
 * Where a submission's chain stood.
 *
 * @param hash of the entry with that number, lower-case hexadecimal
 */
record Head(SubmissionId submission, long seq, String hash) {

    String line() {
        return submission + " " + seq + " " + hash;
    }

    /** @throws IllegalArgumentException if the line is not one of {@link #line()} */
    static Head of(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a head");
        }
        return new Head(SubmissionId.of(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
