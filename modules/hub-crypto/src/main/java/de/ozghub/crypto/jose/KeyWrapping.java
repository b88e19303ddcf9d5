package de.ozghub.crypto.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.AESKW;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import com.nimbusds.jose.crypto.impl.ECDH;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** How the content key of one JWE reaches its receiver, and what the header says about it. For one use. */
interface KeyWrapping {

    /** Members of the protected header: {@code alg}, {@code kid} and what the algorithm needs. */
    Map<String, Object> header();

    byte[] wrap(byte[] contentKey);

    /** RSA-OAEP-256 (RFC 7518 §4.3). */
    record Oaep(String kid, RSAPublicKey key) implements KeyWrapping {

        @Override
        public Map<String, Object> header() {
            var header = new LinkedHashMap<String, Object>();
            header.put("alg", "RSA-OAEP-256");
            header.put("enc", "A256GCM");
            header.put("kid", kid);
            return header;
        }

        @Override
        public byte[] wrap(byte[] contentKey) {
            return ContentKey.wrap(contentKey, key);
        }
    }

    /** ECDH-ES+A256KW (RFC 7518 §4.6) with a fresh key of the sender's on the receiver's curve. */
    final class Agreement implements KeyWrapping {

        private static final String ALGORITHM = "ECDH-ES+A256KW";
        private static final int WRAPPING_BITS = 256;

        private final String kid;
        private final ECPublicKey receiver;
        private final KeyPair ephemeral;

        Agreement(String kid, ECPublicKey receiver) {
            this.kid = kid;
            this.receiver = receiver;
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(receiver.getParams());
                this.ephemeral = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The Java runtime cannot make a key on the receiver's curve", e);
            }
        }

        @Override
        public Map<String, Object> header() {
            var header = new LinkedHashMap<String, Object>();
            header.put("alg", ALGORITHM);
            header.put("enc", "A256GCM");
            header.put("kid", kid);
            header.put("epk", EllipticJwk.members((ECPublicKey) ephemeral.getPublic()));
            return header;
        }

        @Override
        public byte[] wrap(byte[] contentKey) {
            try {
                var secret = ECDH.deriveSharedSecret(receiver, ephemeral.getPrivate(), null);
                var info = ConcatKDF.composeOtherInfo(
                        ConcatKDF.encodeDataWithLength(ALGORITHM.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                        ConcatKDF.encodeDataWithLength(new byte[0]),
                        ConcatKDF.encodeDataWithLength(new byte[0]),
                        ConcatKDF.encodeIntData(WRAPPING_BITS),
                        ConcatKDF.encodeNoData());
                var wrapping = new ConcatKDF("SHA-256").deriveKey(secret, WRAPPING_BITS, info);
                return AESKW.wrapCEK(new SecretKeySpec(contentKey, "AES"), wrapping, null);
            } catch (JOSEException e) {
                throw new IllegalStateException("The Java runtime cannot agree on a key with " + kid, e);
            }
        }
    }
}
