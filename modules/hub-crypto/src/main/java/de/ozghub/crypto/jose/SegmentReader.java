package de.ozghub.crypto.jose;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits a compact serialization into its segments while it streams by. Holds one buffer; not thread-safe. */
final class SegmentReader {

    /** What ended the last read. */
    enum End {
        FULL,
        DOT,
        STREAM
    }

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
     * @return how many bytes the target received
     */
    int read(byte[] target) throws IOException {
        var count = 0;
        while (count < target.length) {
            if (from == to && !fill()) {
                end = End.STREAM;
                return count;
            }
            var limit = Math.min(to, from + target.length - count);
            var stop = dotBefore(limit);
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

    private int dotBefore(int limit) {
        var at = from;
        while (at < limit && buffer[at] != '.') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = in.readNBytes(buffer, 0, buffer.length);
        return to > 0;
    }
}
