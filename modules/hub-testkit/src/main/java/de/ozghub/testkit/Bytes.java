package de.ozghub.testkit;

import de.ozghub.core.backoffice.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Synthetic bytes and their digests. */
public final class Bytes {

    private Bytes() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes for the same seed. */
    public static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Content content(byte[] bytes) {
        byte[] kept = bytes.clone();
        return new Content() {
            @Override
            public long bytes() {
                return kept.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(kept);
            }
        };
    }

    /** Promises so many bytes, hands out half of them and then fails as a broken store does. */
    public static Content breaking(int length) {
        byte[] half = random(length / 2, length);
        return new Content() {
            @Override
            public long bytes() {
                return length;
            }

            @Override
            public InputStream open() {
                return new BreakingStream(half);
            }
        };
    }

    private static final class BreakingStream extends InputStream {
        private final InputStream half;

        BreakingStream(byte[] half) {
            this.half = new ByteArrayInputStream(half);
        }

        @Override
        public int read() throws IOException {
            int next = half.read();
            if (next < 0) {
                throw new IOException("the store broke off, as the test wants it");
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = half.read(target, offset, length);
            if (count < 0) {
                throw new IOException("the store broke off, as the test wants it");
            }
            return count;
        }
    }
}
