package de.ozghub.submission;

import java.util.UUID;

/** Identity of one submission (UUIDv7, RFC 9562 section 5.7). */
public record SubmissionId(UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static SubmissionId of(String text) {
        return new SubmissionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
