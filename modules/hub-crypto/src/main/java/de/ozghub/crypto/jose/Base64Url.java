package de.ozghub.crypto.jose;

import java.util.Arrays;
import java.util.Base64;

/** Base64url as RFC 7515 §2 has it: no padding, no line breaks, and only the one canonical form of each value. */
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    static byte[] encodeToBytes(byte[] bytes) {
        return ENCODER.encode(bytes);
    }

    /** @throws IllegalArgumentException without any of the content, if the text is not canonical base64url */
    static byte[] decode(byte[] ascii) {
        try {
            var bytes = DECODER.decode(ascii);
            if (endsCanonically(ascii, bytes)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes a character; ours does not.
        }
        throw new IllegalArgumentException("not base64url");
    }

    /**
     * As {@link #decode(byte[])}, into an array that is there already: what is decoded block by block costs no garbage.
     *
     * @param length of the text, from the array's beginning
     * @return how many bytes the target received
     */
    static int decode(byte[] ascii, int length, byte[] target) {
        if (length < ascii.length || length % 4 != 0) {
            var bytes = decode(Arrays.copyOf(ascii, length));
            System.arraycopy(bytes, 0, target, 0, bytes.length);
            return bytes.length;
        }
        try {
            var count = DECODER.decode(ascii, target);
            if (count == length / 4 * 3) {
                return count;
            }
        } catch (IllegalArgumentException e) {
            // As above.
        }
        throw new IllegalArgumentException("not base64url");
    }

    /** Refuses padding and stray bits in the last character, which the JDK's decoder lets pass. */
    private static boolean endsCanonically(byte[] ascii, byte[] bytes) {
        var rest = ascii.length % 4;
        if (rest == 0) {
            return ascii.length == 0 || ascii[ascii.length - 1] != '=';
        }
        var lastGroup = Arrays.copyOfRange(ascii, ascii.length - rest, ascii.length);
        var lastBytes = Arrays.copyOfRange(bytes, bytes.length - (rest - 1), bytes.length);
        return Arrays.equals(lastGroup, ENCODER.encode(lastBytes));
    }
}
