package de.ozghub.submission;

import java.util.UUID;

/** Identity of one attempt of a delivery (UUIDv7, RFC 9562 section 5.7). */
public record AttemptId(UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static AttemptId of(String text) {
        return new AttemptId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
