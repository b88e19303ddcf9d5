package de.ozghub.simulators.backoffice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Message or attachment as it travelled; can be read more than once.
 *
 * @param length bytes
 * @param sha256 over the bytes, lower-case hexadecimal, computed here and not believed
 */
record Part(Source source, long length, String sha256) {

    /** Opens the bytes anew. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Reads the bytes once to know their length and digest. */
    static Part of(Source source) throws IOException {
        var sha256 = sha256Digest();
        try (var in = new DigestInputStream(source.open(), sha256)) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            return new Part(source, length, HexFormat.of().formatHex(sha256.digest()));
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
