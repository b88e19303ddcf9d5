package de.ozghub.crypto.jose;

import de.ozghub.crypto.provider.FastProvider;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import javax.crypto.Cipher;

/** The hub holds the key itself, as the authority's processor. */
record InMemoryCustody(RSAPrivateKey key) implements KeyCustody {

    @Override
    public byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
        var cipher = FastProvider.oaep();
        cipher.init(Cipher.DECRYPT_MODE, key, ContentKey.OAEP_256);
        return cipher.doFinal(wrapped);
    }

    @Override
    public byte[] sign(byte[] input) {
        try {
            var signature = FastProvider.pss();
            signature.setParameter(CompactJws.PSS);
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot sign with PS512", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "InMemoryCustody";
    }
}
