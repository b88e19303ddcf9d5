package de.ozghub.crypto.token;

import de.ozghub.crypto.jose.CustodyUnreachable;
import de.ozghub.crypto.jose.KeyCustody;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Cipher;

/**
 * A key inside a device. The private operations run there: PS512 as RSASSA-PSS, the unwrapping as the raw one
 * (CKM_RSA_X_509), because SunPKCS11 knows no OAEP; the padding is taken off here. Thread-safe.
 */
record TokenKey(Pkcs11Token token, String label, BigInteger modulus) implements KeyCustody {

    private static final PSSParameterSpec PS512 =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, PSSParameterSpec.TRAILER_FIELD_BC);

    /** Nothing about a number below the modulus makes the raw operation fail: if it does, it is the device. */
    @Override
    public byte[] unwrap(byte[] wrapped) throws GeneralSecurityException, CustodyUnreachable {
        int length = (modulus.bitLength() + 7) / 8;
        if (wrapped.length != length || new BigInteger(1, wrapped).compareTo(modulus) >= 0) {
            throw new GeneralSecurityException("not wrapped for this key");
        }
        var block = inDevice((key, provider) -> {
            var cipher = Cipher.getInstance("RSA/ECB/NoPadding", provider);
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(wrapped);
        });
        return OaepUnpadding.remove(block);
    }

    @Override
    public byte[] sign(byte[] input) throws CustodyUnreachable {
        return inDevice((key, provider) -> sign(key, provider, input));
    }

    static byte[] sign(PrivateKey key, Provider provider, byte[] input) throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS", provider);
        signature.setParameter(PS512);
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    private interface Operation {
        byte[] with(PrivateKey key, Provider provider) throws GeneralSecurityException;
    }

    /** A device that was away has ended the session: one new sign-in, then whoever asked has to come again. */
    private byte[] inDevice(Operation operation) throws CustodyUnreachable {
        try {
            return operation.with(token.privateKey(label), token.provider());
        } catch (GeneralSecurityException | ProviderException | TokenUnusable e) {
            token.forget();
        }
        try {
            return operation.with(token.privateKey(label), token.provider());
        } catch (GeneralSecurityException | ProviderException | TokenUnusable e) {
            token.forget();
            throw new CustodyUnreachable("key %s of token %s".formatted(label, token.name()), e);
        }
    }

    /** Names token and label. */
    @Override
    public String toString() {
        return "TokenKey[%s, %s]".formatted(token.name(), label);
    }
}
