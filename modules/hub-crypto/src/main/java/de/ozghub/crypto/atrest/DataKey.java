package de.ozghub.crypto.atrest;

import de.ozghub.crypto.internal.Pieces;
import de.ozghub.crypto.provider.FastProvider;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The key of one payload version and no other: AES-256-GCM per chunk (NIST SP 800-38D), nonce = chunk number,
 * additional data = the whole {@link ChunkPosition}. Thread-safe.
 *
 * <p>Two different contents under one key and chunk number would break GCM. Therefore only a key just created seals, and
 * it remembers what it sealed; a key opened again only opens.
 */
public final class DataKey {

    /** Bytes a sealed chunk is longer than the clear one. */
    public static final int OVERHEAD_BYTES = 16;

    private final WrappedKey wrapped;
    private final SecretKey key;
    private final boolean fresh;
    private final ConcurrentMap<Integer, ByteBuffer> tagsByChunk = new ConcurrentHashMap<>();

    private DataKey(WrappedKey wrapped, SecretKey key, boolean fresh) {
        this.wrapped = wrapped;
        this.key = key;
        this.fresh = fresh;
    }

    static DataKey created(WrappedKey wrapped, SecretKey key) {
        return new DataKey(wrapped, key, true);
    }

    static DataKey opened(WrappedKey wrapped, SecretKey key) {
        return new DataKey(wrapped, key, false);
    }

    /** What to store beside the chunks. */
    public WrappedKey wrapped() {
        return wrapped;
    }

    /**
     * Encrypts one chunk. Sealing the same bytes at the same position again gives the same result.
     *
     * @param length 0 to 1 MiB by the journal's rule; not limited here
     * @return ciphertext and 16 bytes of tag
     * @throws IllegalStateException if this key was not created but opened, or has sealed other bytes or another position
     *     under this chunk number
     */
    public byte[] seal(ChunkPosition position, byte[] plain, int offset, int length) {
        if (!fresh) {
            throw new IllegalStateException(
                    "A data key opened again does not seal; a new payload version needs a new key");
        }
        var sealed = new byte[length + OVERHEAD_BYTES];
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, position);
            var written = Pieces.update(cipher, plain, offset, length, sealed);
            cipher.doFinal(sealed, written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot encrypt with AES-256-GCM", e);
        }
        var tag = ByteBuffer.wrap(sealed, sealed.length - OVERHEAD_BYTES, OVERHEAD_BYTES);
        var copy = ByteBuffer.allocate(OVERHEAD_BYTES).put(tag).flip();
        var before = tagsByChunk.putIfAbsent(position.chunk(), copy);
        if (before != null && !before.equals(copy)) {
            throw new IllegalStateException(
                    "Chunk %d of payload %s was sealed before with other bytes; other bytes need a new data key"
                            .formatted(position.chunk(), position.payload()));
        }
        return sealed;
    }

    /**
     * Decrypts one chunk.
     *
     * @throws ChunkTampered if these bytes were not sealed by this key at exactly this position
     */
    public byte[] open(ChunkPosition position, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, position).doFinal(sealed);
        } catch (BadPaddingException e) {
            throw new ChunkTampered(position, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot decrypt with AES-256-GCM", e);
        }
    }

    /** Names the wrapping key only. */
    @Override
    public String toString() {
        return "DataKey[%s.%s]".formatted(wrapped.owner(), wrapped.keyId());
    }

    private Cipher cipher(int mode, ChunkPosition position) throws GeneralSecurityException {
        var cipher = FastProvider.gcm();
        cipher.init(mode, key, new GCMParameterSpec(128, position.nonce()));
        cipher.updateAAD(position.additionalData());
        return cipher;
    }
}
