package de.ozghub.backoffice.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer that fails as soon as it is longer than an answer of the contract can be. */
final class BoundedAnswer extends FilterInputStream {

    /** Answers hold a case number or a fault; a mebibyte is far beyond both. */
    static final int MAX_BYTES = 1024 * 1024;

    private int left = MAX_BYTES;

    BoundedAnswer(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws IOException {
        if (bytes > left) {
            throw new IOException("the answer is longer than %d bytes".formatted(MAX_BYTES));
        }
        left -= (int) bytes;
    }
}
