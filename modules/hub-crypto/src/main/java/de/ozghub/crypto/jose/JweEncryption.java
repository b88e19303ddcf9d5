package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.internal.GcmOpening;
import de.ozghub.crypto.internal.Pieces;
import de.ozghub.crypto.provider.FastProvider;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes one JWE with a fresh content key and IV. Not thread-safe; for one use. */
final class JweEncryption {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] protectedHeader;
    private final byte[] wrappedKey;
    private final byte[] iv = random(GcmOpening.IV_BYTES);
    private final Cipher cipher;

    JweEncryption(KeyWrapping wrapping, String contentType) {
        protectedHeader = protectedHeader(wrapping, contentType);
        var contentKey = random(ContentKey.BYTES);
        wrappedKey = wrapping.wrap(contentKey);
        try {
            cipher = FastProvider.gcm();
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(contentKey, "AES"),
                    new GCMParameterSpec(GcmOpening.TAG_BYTES * 8, iv));
            cipher.updateAAD(protectedHeader);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot encrypt with AES-256-GCM", e);
        }
    }

    static byte[] protectedHeader(KeyWrapping wrapping, String contentType) {
        var header = new LinkedHashMap<>(wrapping.header());
        header.put("cty", contentType);
        return Base64Url.encodeToBytes(Json.write(header).getBytes(UTF_8));
    }

    Encrypted copy(InputStream plain, OutputStream out) throws IOException {
        for (var segment : new byte[][] {protectedHeader, Base64Url.encodeToBytes(wrappedKey)}) {
            out.write(segment);
            out.write('.');
        }
        out.write(Base64Url.encodeToBytes(iv));
        out.write('.');
        var plaintext = new PlaintextSink(OutputStream.nullOutputStream());
        byte[] end;
        try (var ciphertext = Base64.getUrlEncoder().withoutPadding().wrap(new LeftOpen(out))) {
            var block = new byte[JweDecryption.BLOCK];
            var encrypted = new byte[cipher.getOutputSize(block.length)];
            for (var count = plain.readNBytes(block, 0, block.length);
                    count > 0;
                    count = plain.readNBytes(block, 0, block.length)) {
                plaintext.write(block, 0, count);
                if (plaintext.bytes() > JweDecryption.MAX_BYTES) {
                    throw new IOException("The content is larger than the 2 GiB one JWE holds");
                }
                ciphertext.write(encrypted, 0, encrypt(block, count, encrypted));
            }
            end = finish();
            ciphertext.write(end, 0, end.length - GcmOpening.TAG_BYTES);
        }
        var tag = Base64Url.encode(Arrays.copyOfRange(end, end.length - GcmOpening.TAG_BYTES, end.length));
        out.write('.');
        out.write(tag.getBytes(UTF_8));
        return new Encrypted(tag, plaintext.bytes(), plaintext.sha512Hex());
    }

    private int encrypt(byte[] plain, int length, byte[] encrypted) {
        try {
            return Pieces.update(cipher, plain, 0, length, encrypted);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("The Java runtime gives out more than it announced", e);
        }
    }

    private byte[] finish() {
        try {
            return cipher.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot encrypt with AES-256-GCM", e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Lets the base64 encoder end its segment without ending the caller's stream. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // The caller's stream stays open.
        }
    }
}
