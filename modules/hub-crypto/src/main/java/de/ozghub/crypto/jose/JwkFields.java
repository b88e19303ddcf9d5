package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Takes an RSA JWK (RFC 7517, RFC 7518 §6.3) apart. */
final class JwkFields {

    /** A 4096-bit private key with a chain of certificates stays far below. */
    private static final int MAX_CHARACTERS = 128 * 1024;

    private final Map<String, Object> members;

    private JwkFields(Map<String, Object> members) {
        this.members = members;
    }

    static JwkFields parse(String json) {
        try {
            var members = Json.object(json, MAX_CHARACTERS);
            if (!"RSA".equals(Json.string(members, "kty"))) {
                throw new IllegalArgumentException("kty is not RSA");
            }
            return new JwkFields(members);
        } catch (IllegalArgumentException e) {
            throw new JwkUnreadable(e);
        }
    }

    String kid() {
        return Json.string(members, "kid");
    }

    String algorithm() {
        var algorithm = Json.optionalString(members, "alg");
        return algorithm == null ? "" : algorithm;
    }

    List<String> operations() {
        return Json.strings(members, "key_ops");
    }

    List<X509Certificate> chain() {
        var chain = new ArrayList<X509Certificate>();
        try {
            var factory = CertificateFactory.getInstance("X.509");
            for (var certificate : Json.strings(members, "x5c")) {
                // RFC 7517 §4.7: standard base64 of the DER, unlike all other members.
                var der = Base64.getDecoder().decode(certificate);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException("member x5c holds no readable certificates");
        }
        return List.copyOf(chain);
    }

    boolean isPrivate() {
        return members.containsKey("d");
    }

    RSAPublicKey publicKey() {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("n and e are no RSA key");
        }
    }

    RSAPrivateKey privateKey() {
        try {
            var spec = new RSAPrivateCrtKeySpec(
                    number("n"),
                    number("e"),
                    number("d"),
                    number("p"),
                    number("q"),
                    number("dp"),
                    number("dq"),
                    number("qi"));
            if (!spec.getPrimeP().multiply(spec.getPrimeQ()).equals(spec.getModulus())) {
                throw new IllegalArgumentException("p and q do not belong to n");
            }
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            // Without the cause: providers may put numbers of the key into their messages.
            throw new IllegalArgumentException("n, e, d, p, q, dp, dq, qi are no RSA key");
        }
    }

    private BigInteger number(String name) {
        return new BigInteger(1, Base64Url.decode(Json.string(members, name).getBytes(ISO_8859_1)));
    }
}
