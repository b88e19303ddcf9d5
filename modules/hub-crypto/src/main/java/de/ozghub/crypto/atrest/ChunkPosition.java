package de.ozghub.crypto.atrest;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where a chunk belongs. Bound to the sealed bytes, so that a chunk moved, repeated, cut off or exchanged is refused.
 *
 * @param chunk number inside the payload, from 0
 * @param last true for the final chunk and no other, so that a cut tail is seen
 */
public record ChunkPosition(UUID submission, UUID payload, int chunk, boolean last) {

    private static final byte FORMAT = 1;

    /** @throws IllegalArgumentException if the chunk number is negative */
    public ChunkPosition {
        if (chunk < 0) {
            throw new IllegalArgumentException("chunk is %d, must be 0 or more".formatted(chunk));
        }
    }

    /** 96 bits: unique because a data key serves one payload version only. */
    byte[] nonce() {
        return ByteBuffer.allocate(12).putLong(0).putInt(chunk).array();
    }

    byte[] additionalData() {
        return ByteBuffer.allocate(1 + 16 + 16 + 4 + 1)
                .put(FORMAT)
                .putLong(submission.getMostSignificantBits())
                .putLong(submission.getLeastSignificantBits())
                .putLong(payload.getMostSignificantBits())
                .putLong(payload.getLeastSignificantBits())
                .putInt(chunk)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
