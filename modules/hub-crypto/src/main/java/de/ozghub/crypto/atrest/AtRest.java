package de.ozghub.crypto.atrest;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;

/**
 * Makes, opens and re-wraps the data keys of payloads. Thread-safe.
 *
 * <p>Data keys are wrapped by AES key wrap (RFC 3394), which detects a wrong wrapping key and any change.
 */
public final class AtRest {

    private final WrappingKeys keys;

    /** @param keys the wrapping keys in force */
    public AtRest(WrappingKeys keys) {
        this.keys = keys;
    }

    /**
     * A fresh random AES-256 data key for one payload version, wrapped by the owner's active key.
     *
     * @throws KeyUnavailable if the owner has no key
     */
    public DataKey create(String owner) {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            var key = generator.generateKey();
            return DataKey.created(wrap(key, owner), key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks AES", e);
        }
    }

    /**
     * Opens a stored data key, for opening chunks; it does not seal.
     *
     * @throws KeyUnavailable if its wrapping key is missing or is not the one that wrapped it
     */
    public DataKey open(WrappedKey wrapped) {
        return DataKey.opened(wrapped, unwrap(wrapped));
    }

    /**
     * The same data key wrapped by the active key of another (or the same) owner. The sealed chunks stay as they are.
     *
     * @throws KeyUnavailable if the old or the new wrapping key is missing
     */
    public WrappedKey rewrap(WrappedKey wrapped, String newOwner) {
        return wrap(unwrap(wrapped), newOwner);
    }

    private WrappedKey wrap(SecretKey key, String owner) {
        var keyId = keys.activeId(owner);
        try {
            var cipher = keyWrap();
            cipher.init(Cipher.WRAP_MODE, keys.key(owner, keyId));
            return new WrappedKey(owner, keyId, Base64.getEncoder().encodeToString(cipher.wrap(key)));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailable(owner, keyId, "cannot wrap", e);
        }
    }

    private SecretKey unwrap(WrappedKey wrapped) {
        var wrapping = keys.key(wrapped.owner(), wrapped.keyId());
        try {
            var cipher = keyWrap();
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            var bytes = Base64.getDecoder().decode(wrapped.wrapped());
            return (SecretKey) cipher.unwrap(bytes, "AES", Cipher.SECRET_KEY);
        } catch (InvalidKeyException | IllegalArgumentException e) {
            throw new KeyUnavailable(wrapped.owner(), wrapped.keyId(), "is not the one that wrapped this data key", e);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailable(wrapped.owner(), wrapped.keyId(), "cannot unwrap", e);
        }
    }

    private static Cipher keyWrap() throws NoSuchPaddingException, NoSuchAlgorithmException {
        return Cipher.getInstance("AES/KW/NoPadding");
    }
}
