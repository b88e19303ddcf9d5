package de.ozghub.journal.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that wraps data keys, as the database knows it.
 *
 * @param owner Verbund or authority
 * @param firstSeen when a node first found it
 * @param destroyedAt absent while it may still exist
 * @param active whether it wraps what is stored now
 * @param payloads how many payloads only it opens
 */
public record PeriodKey(
        String owner,
        String keyId,
        Instant firstSeen,
        @Nullable Instant destroyedAt,
        boolean active,
        long payloads) {

    /** As its file is called, without ending. */
    public String name() {
        return owner + "." + keyId;
    }
}
