package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Name of a key by its own numbers (RFC 7638 §3: SHA-256 over the required members in lexicographic order). */
public final class Thumbprint {

    private Thumbprint() {}

    /** 43 characters of base64url. */
    public static String of(RSAPublicKey key) {
        var canonical = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}"
                .formatted(number(key.getPublicExponent()), number(key.getModulus()));
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks SHA-256", e);
        }
    }

    /** RFC 7518 §2 Base64urlUInt: big-endian, no leading zero. */
    public static String number(BigInteger value) {
        var bytes = value.toByteArray();
        var start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64Url.encode(Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
