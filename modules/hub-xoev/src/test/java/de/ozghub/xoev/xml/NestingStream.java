package de.ozghub.xoev.xml;

import java.io.InputStream;

/** An endless nesting of elements, made while it is read, so that the test itself needs no memory. */
final class NestingStream extends InputStream {

    private final long length;
    private long position;

    NestingStream(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        if (position >= length) {
            return -1;
        }
        return "<a>".charAt((int) (position++ % 3));
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        int count = 0;
        while (count < wanted && position < length) {
            buffer[offset + count++] = (byte) read();
        }
        return count == 0 ? -1 : count;
    }

    long position() {
        return position;
    }
}
