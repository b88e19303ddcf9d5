package de.ozghub.submission;

import java.util.UUID;

/** Identity of one task (UUIDv7, RFC 9562 section 5.7). */
public record TaskId(UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
