package de.ozghub.simulators.portal;

import de.ozghub.simulators.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Compact JWE with RSA-OAEP-256 and A256GCM (RFC 7516), by the interfaces of the JDK alone. */
final class Jwe {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private Jwe() {}

    static String encrypt(byte[] plaintext, String contentType, String kid, PublicKey key) {
        return build(plaintext, contentType, kid, key, false);
    }

    /** The same with one bit of the ciphertext changed after the tag was made. */
    static String encryptAndTamper(byte[] plaintext, String contentType, String kid, PublicKey key) {
        return build(plaintext, contentType, kid, key, true);
    }

    private static String build(byte[] plaintext, String contentType, String kid, PublicKey key, boolean tamper) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("alg", "RSA-OAEP-256");
        fields.put("enc", "A256GCM");
        fields.put("kid", kid);
        fields.put("cty", contentType);
        var header = BASE64.encodeToString(Json.bytes(fields));
        byte[] contentKey = random(32);
        byte[] iv = random(12);
        try {
            var wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(Cipher.ENCRYPT_MODE, key, OAEP_256);
            var gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, iv));
            gcm.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            byte[] sealed = gcm.doFinal(plaintext);
            if (tamper) {
                sealed[0] ^= 1;
            }
            return String.join(
                    ".",
                    header,
                    BASE64.encodeToString(wrap.doFinal(contentKey)),
                    BASE64.encodeToString(iv),
                    BASE64.encodeToString(Arrays.copyOf(sealed, sealed.length - 16)),
                    BASE64.encodeToString(Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt", e);
        }
    }

    static String tag(String jwe) {
        return jwe.substring(jwe.lastIndexOf('.') + 1);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
