package de.ozghub.crypto.jose;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;

/** Content that exists byte by byte only: made while it is read, compared while it is written. */
final class LargeContent {

    private final long size;
    private int largestWrite;

    LargeContent(long size) {
        this.size = size;
    }

    InputStream stream() {
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                return position < size ? at(position++) & 0xff : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                var count = (int) Math.min(length, size - position);
                for (var i = 0; i < count; i++) {
                    target[offset + i] = at(position + i);
                }
                position += count;
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }

    OutputStream comparingSink() {
        return new OutputStream() {
            private long position;

            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                largestWrite = Math.max(largestWrite, length);
                for (var i = 0; i < length; i++) {
                    if (source[offset + i] != at(position + i)) {
                        throw new AssertionError("differs at byte " + (position + i));
                    }
                }
                position += length;
            }
        };
    }

    int largestWrite() {
        return largestWrite;
    }

    private static byte at(long position) {
        return (byte) (position * 31 + (position >> 13));
    }

    /** What a writer writes, readable at the same time; some 64 KiB are between them. */
    static final class Piped {

        private final PipedInputStream in = new PipedInputStream(64 * 1024);

        Piped(Writing writing) throws IOException {
            var out = new PipedOutputStream(in);
            Thread.ofVirtual().start(() -> {
                try (out) {
                    writing.to(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        InputStream stream() {
            return in;
        }
    }

    /** Something that writes to a stream. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }
}
