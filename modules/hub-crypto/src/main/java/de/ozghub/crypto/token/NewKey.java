package de.ozghub.crypto.token;

import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.KeyCustody;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;

/** A key just made in a device, before it has a label: it signs its own request for a certificate. */
record NewKey(PrivateKey key, Provider provider) implements KeyCustody {

    @Override
    public byte[] unwrap(byte[] wrapped) {
        throw new UnsupportedOperationException("nothing is wrapped for a key nobody knows yet");
    }

    @Override
    public byte[] sign(byte[] input) throws CustodyUnreachable {
        try {
            return TokenKey.sign(key, provider, input);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new CustodyUnreachable("the new key", e);
        }
    }

    /** Names nothing. */
    @Override
    public String toString() {
        return "NewKey[]";
    }
}
