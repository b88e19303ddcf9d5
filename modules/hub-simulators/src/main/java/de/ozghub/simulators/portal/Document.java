package de.ozghub.simulators.portal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Immutable bytes of a document. */
public final class Document {

    private final byte[] bytes;

    private Document(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A document of a copy of these bytes. */
    public static Document of(byte[] bytes) {
        return new Document(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    byte[] raw() {
        return bytes;
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** SHA-512 over the bytes, lower-case hexadecimal. */
    public String sha512() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
