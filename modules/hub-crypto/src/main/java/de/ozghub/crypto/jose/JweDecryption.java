package de.ozghub.crypto.jose;

import de.ozghub.crypto.internal.GcmOpening;
import de.ozghub.crypto.jose.JweRefused.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** Turns the ciphertext segment of one JWE into plaintext, block by block. Not thread-safe. */
final class JweDecryption {

    /** A multiple of 4: every full block of base64 decodes on its own. */
    static final int BLOCK = 64 * 1024;

    /** The JDK's GCM counts in an int; FIT-Connect's parts stay far below. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 1024L * 1024;

    private final GcmOpening gcm;

    JweDecryption(SecretKey key, byte[] iv, byte[] protectedHeader) {
        try {
            gcm = new GcmOpening(key, iv, protectedHeader);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Reads the segment to its dot. */
    void copy(SegmentReader reader, PlaintextSink sink) throws IOException, JweRefused {
        var block = new byte[BLOCK];
        do {
            var count = reader.read(block);
            var ciphertext = CompactJwe.decode(count == BLOCK ? block : Arrays.copyOf(block, count));
            if (sink.bytes() + ciphertext.length > MAX_BYTES) {
                throw new JweRefused(Reason.TOO_LARGE);
            }
            var plain = open(ciphertext);
            sink.write(plain, 0, plain.length);
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

    private byte[] open(byte[] ciphertext) {
        try {
            return gcm.open(ciphertext);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
    }
}
