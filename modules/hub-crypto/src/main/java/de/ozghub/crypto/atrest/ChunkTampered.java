package de.ozghub.crypto.atrest;

/** Stored bytes are not what was sealed at this position: changed, moved, exchanged or cut. Names ids only. */
public final class ChunkTampered extends IllegalStateException {

    private final transient ChunkPosition position;

    ChunkTampered(ChunkPosition position, Throwable cause) {
        super(
                "Chunk %d of payload %s, submission %s, is not what was sealed there"
                        .formatted(position.chunk(), position.payload(), position.submission()),
                cause);
        this.position = position;
    }

    /** The position the chunk was read for. */
    public ChunkPosition position() {
        return position;
    }
}
