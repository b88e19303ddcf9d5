package de.ozghub.fitconnect;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stored submission before it is opened.
 *
 * @param part name in the store
 * @param instance name in problems
 * @param signedTag what the event of deposit states; null if it states none
 * @param maxBytes longest content
 */
record SealedPart(String part, String instance, @Nullable String signedTag, long maxBytes, Source jwe) {

    /** Opens the compact JWE for reading, as often as it is needed. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    @Override
    public String toString() {
        return "SealedPart[%s]".formatted(part);
    }
}
