package de.ozghub.crypto.atrest;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;

/**
 * Makes, opens and re-wraps the data keys of payloads. Thread-safe.
 *
 * <p>Data keys are wrapped by AES key wrap (RFC 3394), which detects a wrong wrapping key and any change. New and
 * destroyed wrapping keys are taken over by {@link #refresh()}; one that is asked for and not known is looked for at once,
 * so that a node reads what another one sealed under a newer key.
 */
public final class AtRest {

    private final Supplier<WrappingKeys> source;
    private final InstantSource clock;
    private volatile WrappingKeys keys;

    /** @param keys the wrapping keys, which never change */
    public AtRest(WrappingKeys keys) {
        this(() -> keys, InstantSource.system());
    }

    /**
     * @param source gives the wrapping keys as they are now
     * @param clock tells which period has begun
     * @throws RuntimeException what the source throws
     */
    public AtRest(Supplier<WrappingKeys> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
        this.keys = source.get();
    }

    /**
     * Takes over which wrapping keys there are now. If they cannot be read, those known before stay in force.
     *
     * @throws RuntimeException what the source throws
     */
    public WrappingKeys refresh() {
        keys = source.get();
        return keys;
    }

    /** The key new data keys of an owner are wrapped with; empty if the owner has none. */
    public Optional<String> activeId(String owner) {
        return keys.activeId(owner, clock.instant());
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
        var keyId = activeId(owner)
                .orElseThrow(() -> new KeyUnavailable(owner, "*", "is missing: the owner has no key", null));
        try {
            var cipher = keyWrap();
            cipher.init(Cipher.WRAP_MODE, key(owner, keyId));
            return new WrappedKey(owner, keyId, Base64.getEncoder().encodeToString(cipher.wrap(key)));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailable(owner, keyId, "cannot wrap", e);
        }
    }

    private SecretKey unwrap(WrappedKey wrapped) {
        var wrapping = key(wrapped.owner(), wrapped.keyId());
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

    private SecretKey key(String owner, String keyId) {
        return keys.key(owner, keyId)
                .or(() -> refresh().key(owner, keyId))
                .orElseThrow(() -> new KeyUnavailable(owner, keyId, "is missing or was destroyed", null));
    }

    private static Cipher keyWrap() throws NoSuchPaddingException, NoSuchAlgorithmException {
        return Cipher.getInstance("AES/KW/NoPadding");
    }
}
