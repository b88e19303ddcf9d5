package de.ozghub.crypto.internal;

import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;

/**
 * Feeds a cipher small pieces. The JDK compiles its AES code after some thousand calls, however long each is: in pieces
 * of 4 KiB that is 20 MB, in one call per chunk it is gigabytes at a hundredth of the speed.
 */
public final class Pieces {

    private static final int PIECE = 4096;

    private Pieces() {}

    /**
     * As {@link Cipher#update(byte[], int, int, byte[], int)}.
     *
     * @return how many bytes the target received
     */
    public static int update(Cipher cipher, byte[] source, int offset, int length, byte[] target)
            throws ShortBufferException {
        var written = 0;
        for (var done = 0; done < length; done += PIECE) {
            var piece = Math.min(PIECE, length - done);
            written += cipher.update(source, offset + done, piece, target, written);
        }
        return written;
    }
}
