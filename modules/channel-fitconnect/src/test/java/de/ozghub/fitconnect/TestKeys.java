package de.ozghub.fitconnect;

import de.ozghub.crypto.jose.PrivateJwk;
import de.ozghub.crypto.jose.PublicJwk;
import de.ozghub.crypto.provider.FastProvider;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys of the tests, made once in a run. All but one are short, because length is not what is tested here; what is sealed
 * for the destination must have the length a Zustelldienst expects.
 */
final class TestKeys {

    static final Pair ENCRYPTION = pair(4096, "test-wrap-key", "RSA-OAEP-256", "wrapKey", "unwrapKey");
    static final Pair OLD_ENCRYPTION = pair("test-wrap-key-old", "RSA-OAEP-256", "wrapKey", "unwrapKey");
    static final Pair FOREIGN_ENCRYPTION = pair("test-wrap-key-foreign", "RSA-OAEP-256", "wrapKey", "unwrapKey");
    static final Pair SIGNATURE = pair("test-sign-key", "PS512", "verify", "sign");
    static final Pair SERVICE = pair("test-service-key", "PS512", "verify", "sign");
    static final Pair NEW_SERVICE = pair("test-service-key-new", "PS512", "verify", "sign");

    private TestKeys() {}

    record Pair(PrivateJwk privateKey, PublicJwk publicKey, ObjectNode publicJson, ObjectNode privateJson) {

        /** The same key under another kid. */
        Pair as(String kid) {
            return of(
                    publicJson.deepCopy().put("kid", kid),
                    privateJson.deepCopy().put("kid", kid));
        }

        static Pair of(ObjectNode publicJson, ObjectNode privateJson) {
            return new Pair(
                    PrivateJwk.parse(privateJson.toString()),
                    PublicJwk.parse(publicJson.toString()),
                    publicJson,
                    privateJson);
        }
    }

    private static Pair pair(String kid, String algorithm, String publicOperation, String privateOperation) {
        return pair(2048, kid, algorithm, publicOperation, privateOperation);
    }

    private static Pair pair(int bits, String kid, String algorithm, String publicOperation, String privateOperation) {
        var key = generate(bits);
        var publicJson = Json.newObject()
                .put("kty", "RSA")
                .put("kid", kid)
                .put("alg", algorithm)
                .put("n", text(key.getModulus()))
                .put("e", text(key.getPublicExponent()));
        var privateJson = publicJson
                .deepCopy()
                .put("d", text(key.getPrivateExponent()))
                .put("p", text(key.getPrimeP()))
                .put("q", text(key.getPrimeQ()))
                .put("dp", text(key.getPrimeExponentP()))
                .put("dq", text(key.getPrimeExponentQ()))
                .put("qi", text(key.getCrtCoefficient()));
        publicJson.putArray("key_ops").add(publicOperation);
        privateJson.putArray("key_ops").add(privateOperation);
        return Pair.of(publicJson, privateJson);
    }

    private static RSAPrivateCrtKey generate(int bits) {
        try {
            var generator = FastProvider.rsaKeyPairs();
            generator.initialize(bits);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
