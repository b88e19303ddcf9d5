package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The public members of an elliptic key (RFC 7518 §6.2.1), on one of the three curves JOSE has for this. */
final class EllipticJwk {

    private EllipticJwk() {}

    /** In the lexicographic order RFC 7638 hashes them in. */
    static Map<String, String> members(ECPublicKey key) {
        var members = new LinkedHashMap<String, String>();
        members.put("crv", curve(key));
        members.put("kty", "EC");
        members.put("x", coordinate(key, key.getW().getAffineX()));
        members.put("y", coordinate(key, key.getW().getAffineY()));
        return members;
    }

    /** RFC 7638 §3 with SHA-256. */
    static String thumbprint(ECPublicKey key) {
        try {
            var canonical = Json.write(members(key)).getBytes(UTF_8);
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks SHA-256", e);
        }
    }

    static int bits(ECPublicKey key) {
        return key.getParams().getOrder().bitLength();
    }

    private static String curve(ECPublicKey key) {
        return switch (bits(key)) {
            case 256 -> "P-256";
            case 384 -> "P-384";
            case 521 -> "P-521";
            default -> throw new IllegalArgumentException("JOSE has no curve of %d bits".formatted(bits(key)));
        };
    }

    /** Big-endian at the full length of the curve's field. */
    private static String coordinate(ECPublicKey key, BigInteger value) {
        var length = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        var bytes = value.toByteArray();
        var fixed = new byte[length];
        var count = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - count, fixed, length - count, count);
        return Base64Url.encode(fixed);
    }
}
