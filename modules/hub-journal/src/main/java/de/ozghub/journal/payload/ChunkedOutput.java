package de.ozghub.journal.payload;

import de.ozghub.core.journal.PayloadRef;
import de.ozghub.crypto.atrest.ChunkPosition;
import de.ozghub.crypto.atrest.DataKey;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Seals and stores bytes as they come. Holds one chunk; what fits into one is stored only at the end, in one go. */
final class ChunkedOutput extends OutputStream {

    /** Clear bytes in a full chunk: 1 MiB. */
    static final int CHUNK_BYTES = 1 << 20;

    private static final int FIRST_BUFFER = 16 * 1024;

    private final ChunkTable table;
    private final ChunkTable.Target target;
    private final DataKey key;
    private final MessageDigest sha256 = sha256();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int chunk;
    private long total;
    private boolean finished;

    ChunkedOutput(ChunkTable table, ChunkTable.Target target, DataKey key) {
        this.table = table;
        this.target = target;
        this.key = key;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (finished) {
            throw new IOException("payload %s is finished".formatted(target.id()));
        }
        sha256.update(bytes, offset, length);
        total += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == CHUNK_BYTES) {
                storeFullChunk();
            }
            int count = Math.min(left, CHUNK_BYTES - filled);
            makeRoom(filled + count);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    /** Stores the rest; the payload is complete, in state arriving. */
    PayloadRef finish() {
        finished = true;
        var ref = new PayloadRef(
                target.id(), target.kind(), target.part(), total, HexFormat.of().formatHex(sha256.digest()));
        byte[] sealed = seal(true);
        if (chunk == 0) {
            table.whole(target, key.wrapped(), sealed, ref);
        } else {
            table.last(ref, chunk, sealed);
        }
        return ref;
    }

    /** Whether anything is in the database. */
    boolean hasStored() {
        return chunk > 0 || finished;
    }

    private void storeFullChunk() {
        byte[] sealed = seal(false);
        if (chunk == 0) {
            table.first(target, key.wrapped(), sealed);
        } else {
            table.next(target.id(), chunk, sealed);
        }
        chunk++;
        filled = 0;
    }

    private byte[] seal(boolean last) {
        var position =
                new ChunkPosition(target.submission().value(), target.id().value(), chunk, last);
        return key.seal(position, buffer, 0, filled);
    }

    private void makeRoom(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(CHUNK_BYTES, Math.max(needed, buffer.length * 4)));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
