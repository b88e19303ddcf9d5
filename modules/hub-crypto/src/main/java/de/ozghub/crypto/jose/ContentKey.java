package de.ozghub.crypto.jose;

import de.ozghub.crypto.provider.FastProvider;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Wraps and unwraps a content key by RSA-OAEP-256 (RFC 7518 §4.3: SHA-256 for both digest and mask). */
final class ContentKey {

    static final int BYTES = 32;

    static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private ContentKey() {}

    static byte[] wrap(byte[] key, RSAPublicKey recipient) {
        try {
            var cipher = FastProvider.oaep();
            cipher.init(Cipher.ENCRYPT_MODE, recipient, OAEP_256);
            return cipher.doFinal(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot encrypt with RSA-OAEP-256", e);
        }
    }

    /**
     * One answer for every kind of failure, so that a sender learns nothing from it.
     *
     * @throws CustodyUnreachable if the holder of the key could not be asked, which is nobody's fault
     */
    static SecretKey unwrap(byte[] wrapped, PrivateJwk key) throws JweRefused, CustodyUnreachable {
        try {
            var bytes = key.custody().unwrap(wrapped);
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (GeneralSecurityException e) {
            // Falls through: which step failed is nobody's business.
        }
        throw new JweRefused(JweRefused.Reason.UNWRAP_FAILED);
    }
}
