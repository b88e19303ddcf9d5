package de.ozghub.crypto.jose;

import de.ozghub.crypto.internal.GcmOpening;
import de.ozghub.crypto.jose.JweRefused.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;

/** Turns the ciphertext segment of one JWE into plaintext, block by block in two buffers. Not thread-safe. */
final class JweDecryption {

    /** A multiple of 4: every full block of base64 decodes on its own. */
    static final int BLOCK = 64 * 1024;

    /** The JDK's GCM counts in an int; FIT-Connect's parts stay far below. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 1024L * 1024;

    private final GcmOpening gcm;
    private final byte[] block = new byte[BLOCK];
    private final byte[] bytes = new byte[BLOCK / 4 * 3];

    JweDecryption(SecretKey key, byte[] iv, byte[] protectedHeader) {
        try {
            gcm = new GcmOpening(key, iv, protectedHeader);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Reads the segment to its dot. */
    void copy(SegmentReader reader, PlaintextSink sink) throws IOException, JweRefused {
        do {
            var count = decode(reader.read(block));
            if (sink.bytes() + count > MAX_BYTES) {
                throw new JweRefused(Reason.TOO_LARGE);
            }
            open(count);
            sink.write(bytes, 0, count);
        } while (reader.end() == SegmentReader.End.FULL);
        if (reader.end() != SegmentReader.End.DOT) {
            throw new JweRefused(Reason.MALFORMED);
        }
    }

    void requireGenuine(byte[] tag) throws JweRefused {
        try {
            if (!gcm.isGenuine(tag)) {
                throw new JweRefused(Reason.TAMPERED);
            }
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private int decode(int characters) throws JweRefused {
        try {
            return Base64Url.decode(block, characters, bytes);
        } catch (IllegalArgumentException e) {
            throw new JweRefused(Reason.MALFORMED);
        }
    }

    private void open(int count) {
        try {
            gcm.open(bytes, count, bytes);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
    }
}
