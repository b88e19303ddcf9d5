package de.ozghub.crypto.cms;

import de.ozghub.crypto.internal.GcmOpening;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.InputAEADDecryptor;

/**
 * Decrypts the content of an AuthEnvelopedData in constant memory; its last bytes are the tag. The end of the stream is
 * reached only if the tag fits.
 */
final class GcmContent implements InputAEADDecryptor {

    private static final int BLOCK = 64 * 1024;

    private final AlgorithmIdentifier algorithm;
    private final GcmOpening gcm;

    GcmContent(AlgorithmIdentifier algorithm, Key key) throws CMSException {
        this.algorithm = algorithm;
        var parameters = GCMParameters.getInstance(algorithm.getParameters());
        if (parameters.getNonce().length != GcmOpening.IV_BYTES
                || parameters.getIcvLen() != GcmOpening.TAG_BYTES
                || key.getEncoded().length != 32) {
            throw new CMSException("key, nonce or tag of unusual length");
        }
        SecretKey secret = new SecretKeySpec(key.getEncoded(), "AES");
        try {
            gcm = new GcmOpening(secret, parameters.getNonce(), new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
        }
    }

    /** The tag does not fit what was read. */
    static final class TagMismatch extends IOException {}

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return algorithm;
    }

    @Override
    public InputStream getInputStream(InputStream ciphertextAndTag) {
        return new InputStream() {
            private byte[] withheld = new byte[0];
            private byte[] plain = new byte[0];
            private int at;
            private boolean ended;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                while (at == plain.length) {
                    if (ended) {
                        return -1;
                    }
                    advance();
                }
                var count = Math.min(length, plain.length - at);
                System.arraycopy(plain, at, target, offset, count);
                at += count;
                return count;
            }

            private void advance() throws IOException {
                var more = ciphertextAndTag.readNBytes(BLOCK);
                if (more.length == 0) {
                    ended = true;
                    requireGenuine(withheld);
                    return;
                }
                var all = Arrays.copyOf(withheld, withheld.length + more.length);
                System.arraycopy(more, 0, all, withheld.length, more.length);
                var usable = Math.max(0, all.length - GcmOpening.TAG_BYTES);
                withheld = Arrays.copyOfRange(all, usable, all.length);
                plain = opened(Arrays.copyOf(all, usable));
                at = 0;
            }
        };
    }

    /** Authenticated attributes are not used by the hub; the tag of a message that has some does not fit. */
    @Override
    public OutputStream getAADStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public byte[] getMAC() {
        throw new UnsupportedOperationException("the tag is compared inside");
    }

    private byte[] opened(byte[] ciphertext) {
        try {
            return gcm.open(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
        }
    }

    private void requireGenuine(byte[] tag) throws IOException {
        try {
            if (tag.length != GcmOpening.TAG_BYTES || !gcm.isGenuine(tag)) {
                throw new TagMismatch();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
        }
    }
}
