package de.ozghub.submission;

import java.util.UUID;

/** Identity of one stored payload (UUIDv7, RFC 9562 section 5.7). */
public record PayloadId(UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static PayloadId of(String text) {
        return new PayloadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
