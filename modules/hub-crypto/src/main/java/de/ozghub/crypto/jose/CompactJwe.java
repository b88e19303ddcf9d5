package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.ozghub.crypto.internal.GcmOpening;
import de.ozghub.crypto.jose.JweRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * JWE in compact serialization (RFC 7516 §7.1), RSA-OAEP-256 with A256GCM and nothing else, as streams in constant
 * memory. Stateless and thread-safe.
 */
public final class CompactJwe {

    private static final int MAX_HEADER = JweHeader.MAX_CHARACTERS * 4 / 3;
    private static final int MAX_WRAPPED_KEY = 4096;
    private static final int IV_CHARACTERS = 16;
    private static final int TAG_CHARACTERS = 22;

    private CompactJwe() {}

    /**
     * The header alone, from the beginning of a JWE; nothing behind its first dot is looked at.
     *
     * @throws JweRefused {@code MALFORMED} if there is no readable header within the first 21,845 characters
     */
    public static JweHeader header(CharSequence beginning) throws JweRefused {
        var text = beginning.length() > MAX_HEADER + 1 ? beginning.subSequence(0, MAX_HEADER + 1) : beginning;
        try {
            return header(new ByteArrayInputStream(text.toString().getBytes(ISO_8859_1)));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    /**
     * The header alone, from the beginning of a stream, which is read on for some 64 KiB and not closed.
     *
     * @throws JweRefused {@code MALFORMED} if there is no readable header within the first 21,845 characters
     * @throws IOException if the stream cannot be read
     */
    public static JweHeader header(InputStream beginning) throws JweRefused, IOException {
        return parseHeader(new SegmentReader(beginning).segment(MAX_HEADER));
    }

    /**
     * The authentication tag as FIT-Connect states it in its events: the 5th segment. Reads the stream to its end in
     * constant memory and decrypts nothing.
     *
     * @return 22 characters of base64url
     * @throws JweRefused {@code MALFORMED} if there are not five segments, the last one of 16 bytes
     * @throws IOException if the stream cannot be read
     */
    public static String authenticationTag(InputStream compactJwe) throws JweRefused, IOException {
        var reader = new SegmentReader(compactJwe);
        reader.segment(MAX_HEADER);
        reader.segment(MAX_WRAPPED_KEY);
        reader.segment(IV_CHARACTERS);
        var passedBy = new byte[JweDecryption.BLOCK];
        do {
            reader.read(passedBy);
        } while (reader.end() == SegmentReader.End.FULL);
        if (reader.end() != SegmentReader.End.DOT) {
            throw new JweRefused(Reason.MALFORMED);
        }
        return tagOf(reader);
    }

    /**
     * As {@link #authenticationTag(InputStream)}, for a JWE in memory.
     *
     * @throws JweRefused {@code MALFORMED} if there are not five segments, the last one of 16 bytes
     */
    public static String authenticationTag(CharSequence compactJwe) throws JweRefused {
        try {
            return authenticationTag(
                    new ByteArrayInputStream(compactJwe.toString().getBytes(ISO_8859_1)));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    /**
     * Opens a JWE. Plaintext is written to the sink before its tag can be checked: <strong>whenever this method throws,
     * the caller must discard what the sink received</strong>, unread. Neither stream is closed.
     *
     * @param keys the private key of a kid, empty if there is none
     * @throws JweRefused if anything but a genuine RSA-OAEP-256/A256GCM JWE for a known key arrives
     * @throws IOException if a stream fails
     */
    public static Decrypted decrypt(
            InputStream compactJwe, Function<String, Optional<PrivateJwk>> keys, OutputStream sink)
            throws JweRefused, IOException {
        var reader = new SegmentReader(compactJwe);
        var protectedHeader = reader.segment(MAX_HEADER);
        var header = parseHeader(protectedHeader);
        var key = keyFor(header, keys);
        var wrappedKey = decode(reader.segment(MAX_WRAPPED_KEY));
        var iv = decode(reader.segment(IV_CHARACTERS));
        if (iv.length != GcmOpening.IV_BYTES) {
            throw new JweRefused(Reason.MALFORMED);
        }
        var plaintext = new PlaintextSink(sink);
        var decryption = new JweDecryption(ContentKey.unwrap(wrappedKey, key), iv, protectedHeader);
        decryption.copy(reader, plaintext);
        var tag = tagOf(reader);
        decryption.requireGenuine(decode(tag.getBytes(ISO_8859_1)));
        return new Decrypted(header, tag, plaintext.bytes(), plaintext.sha512Hex());
    }

    /**
     * Writes a JWE for a recipient. Neither stream is closed.
     *
     * @param contentType {@code cty}, which FIT-Connect requires: the media type of the plaintext
     * @throws IllegalArgumentException if the key is reserved for another use than encryption
     * @throws IOException if a stream fails or the content exceeds 2 GiB; what was written then is no JWE
     */
    public static Encrypted encrypt(InputStream plain, PublicJwk recipient, String contentType, OutputStream out)
            throws IOException {
        if (!recipient.serves(JwkUse.ENCRYPTION)) {
            throw new IllegalArgumentException("key %s is not for encryption".formatted(recipient.kid()));
        }
        return new JweEncryption(wrapping(recipient), contentType).copy(plain, out);
    }

    /** How many characters {@link #encrypt} writes for a plaintext of so many bytes. */
    public static long length(PublicJwk recipient, String contentType, long plaintextBytes) {
        int header = JweEncryption.protectedHeader(wrapping(recipient), contentType).length;
        long wrappedKey = encoded((recipient.bits() + 7) / 8);
        return header + 1 + wrappedKey + 1 + IV_CHARACTERS + 1 + encoded(plaintextBytes) + 1 + TAG_CHARACTERS;
    }

    private static KeyWrapping wrapping(PublicJwk recipient) {
        return new KeyWrapping.Oaep(recipient.kid(), recipient.key());
    }

    /** Characters of base64url without padding. */
    private static long encoded(long bytes) {
        return (bytes * 4 + 2) / 3;
    }

    static byte[] decode(byte[] segment) throws JweRefused {
        try {
            return Base64Url.decode(segment);
        } catch (IllegalArgumentException e) {
            throw new JweRefused(Reason.MALFORMED);
        }
    }

    private static JweHeader parseHeader(byte[] segment) throws JweRefused {
        try {
            return JweHeader.parse(segment);
        } catch (IllegalArgumentException e) {
            throw new JweRefused(Reason.MALFORMED);
        }
    }

    private static PrivateJwk keyFor(JweHeader header, Function<String, Optional<PrivateJwk>> keys) throws JweRefused {
        if (!header.algorithm().equals("RSA-OAEP-256") || !header.encryption().equals("A256GCM")) {
            throw new JweRefused(Reason.ALGORITHM);
        }
        if (header.compression() != null) {
            throw new JweRefused(Reason.COMPRESSED);
        }
        if (header.critical()) {
            throw new JweRefused(Reason.CRITICAL);
        }
        var kid = header.kid();
        if (kid == null) {
            throw new JweRefused(Reason.UNKNOWN_KEY);
        }
        var key = keys.apply(kid).orElseThrow(() -> new JweRefused(Reason.UNKNOWN_KEY));
        if (!key.serves(JwkUse.ENCRYPTION)) {
            throw new JweRefused(Reason.KEY_UNSUITABLE);
        }
        return key;
    }

    private static String tagOf(SegmentReader reader) throws JweRefused, IOException {
        var segment = reader.lastSegment(TAG_CHARACTERS);
        if (decode(segment).length != GcmOpening.TAG_BYTES) {
            throw new JweRefused(Reason.MALFORMED);
        }
        return new String(segment, ISO_8859_1);
    }
}
