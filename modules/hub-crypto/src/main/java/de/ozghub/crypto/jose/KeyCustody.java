package de.ozghub.crypto.jose;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;

/**
 * Whoever holds a private key and does with it what only its holder can: the hub itself, or a device of the authority that
 * never gives the key away (remote unwrap). Thread-safe.
 */
public interface KeyCustody {

    /** A key the hub holds itself. */
    static KeyCustody of(RSAPrivateKey key) {
        return new InMemoryCustody(key);
    }

    /**
     * Unwraps a content key by RSA-OAEP-256 (RFC 7518 §4.3: SHA-256 for both digest and mask).
     *
     * @throws GeneralSecurityException if these bytes were not wrapped for this key; says nothing about why
     * @throws CustodyUnreachable if the holder could not be asked: nothing may be concluded about the bytes
     */
    byte[] unwrap(byte[] wrapped) throws GeneralSecurityException, CustodyUnreachable;

    /**
     * Signs by PS512 (RFC 7518 §3.5: SHA-512, MGF1 with SHA-512, salt of 64 bytes).
     *
     * @throws CustodyUnreachable if the holder could not be asked
     */
    byte[] sign(byte[] input) throws CustodyUnreachable;
}
