package de.ozghub.crypto.jose;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes plaintext on its way. Not thread-safe. */
final class PlaintextSink {

    private final OutputStream out;
    private final MessageDigest digest;
    private long bytes;

    PlaintextSink(OutputStream out) {
        this.out = out;
        try {
            this.digest = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks SHA-512", e);
        }
    }

    void write(byte[] source, int offset, int length) throws IOException {
        digest.update(source, offset, length);
        bytes += length;
        out.write(source, offset, length);
    }

    long bytes() {
        return bytes;
    }

    /** Once only: ends the digest. */
    String sha512Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
