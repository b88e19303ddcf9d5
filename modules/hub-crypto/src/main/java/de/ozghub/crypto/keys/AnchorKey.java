package de.ozghub.crypto.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The key a node signs the heads of its journal with: ECDSA on P-256 over SHA-256. It lies beside the wrapping keys, outside
 * the database; a node that has none makes one. Immutable and thread-safe.
 */
public final class AnchorKey {

    private static final String FILE = "anchor-signature.secret";
    private static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey secret;
    private final PublicKey open;

    private AnchorKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * The node's key, made if there is none yet.
     *
     * @param folder of the wrapping keys
     * @throws KeyFileUnusable if it cannot be read or made, or is open to others than its owner
     */
    public static AnchorKey in(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            var pair = KeyKind.EC_P256.generate();
            var lines = encoded(pair.getPrivate().getEncoded()) + "\n"
                    + encoded(pair.getPublic().getEncoded()) + "\n";
            SecretFile.create(file, lines.getBytes(StandardCharsets.US_ASCII));
        }
        return read(file);
    }

    private static AnchorKey read(Path file) {
        var lines = new String(SecretFile.read(file), StandardCharsets.US_ASCII).split("\n", -1);
        try {
            var keys = KeyFactory.getInstance("EC");
            return new AnchorKey(
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
                    publicKey(lines.length > 1 ? lines[1] : ""));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its message might quote the key.
            throw new KeyFileUnusable(file, "is not the signature key of an anchor log");
        }
    }

    /** The public key as it is written into a log: base64 of its X.509 form. */
    public String publicText() {
        return encoded(open.getEncoded());
    }

    /** Signs a text. */
    public String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The Java runtime cannot sign with " + ALGORITHM, e);
        }
    }

    /** Whether a text was signed by the holder of a public key; a key or signature that cannot be read did not sign. */
    public static boolean isSigned(String text, String signature, String publicText) {
        try {
            var verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(publicKey(publicText));
            verification.update(text.getBytes(StandardCharsets.UTF_8));
            return verification.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
