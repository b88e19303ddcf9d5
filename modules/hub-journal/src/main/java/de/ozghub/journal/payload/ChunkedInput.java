package de.ozghub.journal.payload;

import de.ozghub.crypto.atrest.ChunkPosition;
import de.ozghub.crypto.atrest.ChunkTampered;
import de.ozghub.crypto.atrest.DataKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Reads a payload chunk by chunk; holds one chunk and no connection. Nothing is handed out before it is verified. */
final class ChunkedInput extends InputStream {

    private final ChunkTable table;
    private final ChunkTable.Opened payload;
    private final DataKey key;
    private byte[] clear;
    private int position;
    private int next = 1;
    private long total;

    /** @throws IOException if the first chunk is missing or is not what was sealed */
    ChunkedInput(ChunkTable table, ChunkTable.Opened payload, DataKey key) throws IOException {
        this.table = table;
        this.payload = payload;
        this.key = key;
        this.clear = verified(0, payload.first());
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? clear[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, clear.length - position);
        System.arraycopy(clear, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return clear.length - position;
    }

    private boolean hasMore() throws IOException {
        while (position == clear.length) {
            if (next >= payload.chunks()) {
                return false;
            }
            clear = verified(next, load(next));
            next++;
            position = 0;
        }
        return true;
    }

    private Optional<ChunkTable.Sealed> load(int chunk) throws IOException {
        try {
            return table.chunk(payload.id(), chunk);
        } catch (DataAccessException e) {
            throw new IOException("chunk %d of payload %s cannot be read".formatted(chunk, payload.id()), e);
        }
    }

    private byte[] verified(int chunk, Optional<ChunkTable.Sealed> sealed) throws IOException {
        if (sealed.isEmpty()) {
            throw new IOException("chunk %d of payload %s is missing".formatted(chunk, payload.id()));
        }
        boolean last = chunk == payload.chunks() - 1;
        var where = new ChunkPosition(payload.submission().value(), payload.id().value(), chunk, last);
        byte[] opened;
        try {
            opened = key.open(where, sealed.get().bytes());
        } catch (ChunkTampered e) {
            throw new IOException("chunk %d of payload %s was tampered with".formatted(chunk, payload.id()), e);
        }
        total += opened.length;
        if (last && total != payload.bytes()) {
            throw new IOException(
                    "payload %s has %d bytes, stored were %d".formatted(payload.id(), total, payload.bytes()));
        }
        return opened;
    }
}
