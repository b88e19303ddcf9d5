package de.ozghub.crypto.internal;

import de.ozghub.crypto.provider.FastProvider;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/**
 * Opens AES-GCM in constant memory. The JDK's GCM decryption holds everything until the tag is checked; here plaintext
 * comes from AES-CTR, and a GCM <em>encryption</em> of that plaintext yields the tag to compare. Not thread-safe.
 */
public final class GcmOpening {

    /** The only length of IV this opens. */
    public static final int IV_BYTES = 12;
    /** Full tags only. */
    public static final int TAG_BYTES = 16;

    private final Cipher counter;
    private final Cipher authenticator;
    private byte[] scratch = new byte[0];

    /** @param iv 12 bytes */
    public GcmOpening(SecretKey key, byte[] iv, byte[] additionalData) throws GeneralSecurityException {
        counter = Cipher.getInstance("AES/CTR/NoPadding");
        // NIST SP 800-38D §7.1: with a 96-bit IV block 1 masks the tag, the content begins with block 2.
        var firstBlock = ByteBuffer.allocate(16).put(iv).putInt(2).array();
        counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(firstBlock));
        authenticator = FastProvider.gcm();
        authenticator.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, iv));
        authenticator.updateAAD(additionalData);
    }

    /**
     * Plaintext, not yet known to be genuine, as long as its ciphertext.
     *
     * @param plain receives the plaintext from its beginning; may be the ciphertext's own array
     */
    public void open(byte[] ciphertext, int length, byte[] plain) throws GeneralSecurityException {
        // Counter mode gives out a byte for each byte it takes.
        Pieces.update(counter, ciphertext, 0, length, plain);
        var needed = authenticator.getOutputSize(length);
        if (scratch.length < needed) {
            scratch = new byte[needed];
        }
        Pieces.update(authenticator, plain, 0, length, scratch);
    }

    /** As {@link #open(byte[], int, byte[])}, for a piece that is an array of its own. */
    public byte[] open(byte[] ciphertext) throws GeneralSecurityException {
        var plain = new byte[ciphertext.length];
        open(ciphertext, ciphertext.length, plain);
        return plain;
    }

    /** Whether all that was opened is genuine; once only. */
    public boolean isGenuine(byte[] tag) throws GeneralSecurityException {
        var end = authenticator.doFinal();
        var computed = Arrays.copyOfRange(end, end.length - TAG_BYTES, end.length);
        return MessageDigest.isEqual(computed, tag);
    }
}
