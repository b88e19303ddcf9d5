package de.ozghub.attachments;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A zip on its way, remembering its last bytes: there stands how many entries it says it has. */
final class ZipTail extends FilterInputStream {

    /** End record of 22 bytes and the longest comment. Source: APPNOTE 6.3.10, section 4.3.16. */
    private static final int LONGEST = 22 + 0xffff;

    private static final int MANY = 0xffff;

    private final byte[] last = new byte[LONGEST];
    private long read;

    ZipTail(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        for (int i = 0; i < got; i++) {
            last[(int) ((read + i) % LONGEST)] = target[offset + i];
        }
        read += Math.max(0, got);
        return got;
    }

    /** Reads what is left. */
    void drain() throws IOException {
        byte[] block = new byte[8192];
        while (read(block, 0, block.length) >= 0) {
            // only to remember the end
        }
    }

    /** How many entries the end says there are; -1 if there is no end, or more than its number can hold. */
    int entries() {
        long from = Math.max(0, read - LONGEST);
        for (long at = read - 22; at >= from; at--) {
            if (number(at, 4) == 0x06054b50L && at + 22 + number(at + 20, 2) == read) {
                int entries = (int) number(at + 10, 2);
                return entries == MANY ? -1 : entries;
            }
        }
        return -1;
    }

    /** Little-endian. */
    private long number(long at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | (last[(int) ((at + i) % LONGEST)] & 0xffL);
        }
        return number;
    }
}
