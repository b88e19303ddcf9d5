package de.ozghub.testkit;

import de.ozghub.core.backoffice.Content;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that exist only while they are read, and can be recognised afterwards.
 *
 * @param seed other bytes for another seed
 */
public record LargeContent(long bytes, int seed) implements Content {

    @Override
    public InputStream open() {
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                return position < bytes ? at(position++) & 0xff : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (position == bytes && length > 0) {
                    return -1;
                }
                int count = (int) Math.min(length, bytes - position);
                for (int i = 0; i < count; i++) {
                    target[offset + i] = at(position + i);
                }
                position += count;
                return count;
            }
        };
    }

    /** Whether a stream holds exactly these bytes. */
    public boolean isSame(InputStream stream) throws IOException {
        var block = new byte[64 * 1024];
        long position = 0;
        for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
            for (int i = 0; i < count; i++) {
                if (position + i >= bytes || block[i] != at(position + i)) {
                    return false;
                }
            }
            position += count;
        }
        return position == bytes;
    }

    private byte at(long position) {
        return (byte) (position * 31 + (position >> 13) + seed);
    }
}
