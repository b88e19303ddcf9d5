package de.ozghub.submission;

import java.util.UUID;

/** Identity of one delivery; its text is the idempotency key the back office sees (UUIDv7, RFC 9562 section 5.7). */
public record DeliveryId(UUID value) {

    /** @throws IllegalArgumentException if the text is not a UUID */
    public static DeliveryId of(String text) {
        return new DeliveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
