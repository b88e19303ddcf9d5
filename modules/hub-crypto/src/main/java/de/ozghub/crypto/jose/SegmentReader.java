package de.ozghub.crypto.jose;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Splits a compact serialization into its segments while it streams by. Holds one buffer; not thread-safe. */
final class SegmentReader {

    /** What ended the last read. */
    enum End {
        FULL,
        DOT,
        STREAM
    }

    /** Eight bytes at once: looking at each alone costs as much as decrypting it. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private End end = End.FULL;

    SegmentReader(InputStream in) {
        this.in = in;
    }

    /** The next segment, which must end with a dot after at most so many bytes. */
    byte[] segment(int most) throws IOException, JweRefused {
        return whole(most, End.DOT);
    }

    /** The last segment, which must end with the stream after at most so many bytes. */
    byte[] lastSegment(int most) throws IOException, JweRefused {
        return whole(most, End.STREAM);
    }

    /**
     * Reads on in the current segment until its dot, the end of the stream, or until the target is full; {@link #end()}
     * tells which.
     *
     * @param target of at most 64 KiB
     * @return how many bytes the target received
     */
    int read(byte[] target) throws IOException {
        var count = 0;
        while (count < target.length) {
            if (from == to) {
                return straight(target, count);
            }
            var limit = Math.min(to, from + target.length - count);
            var stop = dot(buffer, from, limit);
            System.arraycopy(buffer, from, target, count, stop - from);
            count += stop - from;
            from = stop;
            if (stop < limit) {
                from++;
                end = End.DOT;
                return count;
            }
        }
        end = End.FULL;
        return count;
    }

    /** Past the buffer, which takes only what lies behind a dot: content is copied once. */
    private int straight(byte[] target, int filled) throws IOException {
        var count = filled + in.readNBytes(target, filled, target.length - filled);
        var stop = dot(target, filled, count);
        if (stop < count) {
            from = 0;
            to = count - stop - 1;
            System.arraycopy(target, stop + 1, buffer, 0, to);
            end = End.DOT;
            return stop;
        }
        end = count == target.length ? End.FULL : End.STREAM;
        return count;
    }

    End end() {
        return end;
    }

    private byte[] whole(int most, End expected) throws IOException, JweRefused {
        var target = new byte[most + 1];
        var count = read(target);
        if (end != expected) {
            throw new JweRefused(JweRefused.Reason.MALFORMED);
        }
        return Arrays.copyOf(target, count);
    }

    /** Where the first dot lies, or the limit. */
    private static int dot(byte[] bytes, int start, int limit) {
        var at = start;
        while (at + Long.BYTES <= limit && !hasDot((long) EIGHT.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < limit && bytes[at] != '.') {
            at++;
        }
        return at;
    }

    /** Whether one of the eight bytes is zero once the dot is taken from each. */
    private static boolean hasDot(long eight) {
        var rest = eight ^ DOTS;
        return ((rest - ONES) & ~rest & TOPS) != 0;
    }
}
