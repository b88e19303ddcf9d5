package de.ozghub.crypto.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.CertificateUse;
import de.ozghub.crypto.keys.Recipient;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.provider.FastProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs and encrypts content for a back office in JOSE. Thread-safe; no stream given to it is ever closed.
 *
 * <p>Signature: compact JWS with the content inside (RFC 7515), PS512 or ES256/ES384/ES512 by the kind of key; the header
 * states {@code iat}, {@code x5t#S256} and {@code x5c}, which makes it a JAdES baseline B signature (ETSI TS 119 182-1).
 * Encryption: compact JWE (RFC 7516), A256GCM, content key by RSA-OAEP-256 or, for a certificate on P-256, P-384 or P-521,
 * by ECDH-ES+A256KW. {@code kid} of the JWE is the receiver's RFC 7638 thumbprint; the JWS has none, because JAdES gives
 * it another meaning.
 */
public final class JoseProtection {

    /** RFC 7515 §4.1.10: what is inside is JOSE again. */
    private static final String NESTED = "JOSE";

    private final InstantSource time;

    /** @param time the clock of {@code iat} and of every certificate's validity */
    public JoseProtection(InstantSource time) {
        this.time = time;
    }

    /**
     * Signs, then encrypts: whoever decrypts finds a compact JWS.
     *
     * @param content held in memory together with its signed form
     * @param mediaType {@code cty} of the JWS
     * @throws de.ozghub.crypto.keys.KeyUnusable if signer's or receiver's certificate is not in force or too weak; nothing
     *     is written then
     * @throws IllegalArgumentException if a key lies on a curve JOSE does not have
     * @throws IOException if the stream fails; what was written then is no complete message
     */
    public void signedThenEncrypted(
            byte[] content, String mediaType, SigningKey signer, Recipient recipient, OutputStream out)
            throws IOException {
        CertificateFitness.require(
                CertificateUse.ENCRYPTION, recipient.name(), recipient.certificate(), time.instant());
        var signed = signed(content, mediaType, signer).getBytes(ISO_8859_1);
        new JweEncryption(wrapping(recipient), NESTED).copy(new ByteArrayInputStream(signed), out);
    }

    /**
     * Signs only.
     *
     * @throws de.ozghub.crypto.keys.KeyUnusable if the signer's certificate is not in force or too weak
     * @throws IllegalArgumentException if the key lies on a curve JOSE does not have
     */
    public String signed(byte[] content, String mediaType, SigningKey signer) {
        var now = time.instant();
        signer.requireUsable(now);
        var header = Json.write(header(signer.certificate(), mediaType, now)).getBytes(UTF_8);
        var input = Base64Url.encode(header) + "." + Base64Url.encode(content);
        return input + "." + Base64Url.encode(sign(signer, input.getBytes(ISO_8859_1)));
    }

    /**
     * Encrypts only, in constant memory, as for attachments whose digest a signed message states.
     *
     * @param mediaType {@code cty}
     * @throws de.ozghub.crypto.keys.KeyUnusable if the receiver's certificate is not in force or too weak; nothing is
     *     written then
     * @throws IOException if a stream fails or the content exceeds 2 GiB; what was written then is no JWE
     */
    public void encrypted(InputStream content, String mediaType, Recipient recipient, OutputStream out)
            throws IOException {
        CertificateFitness.require(
                CertificateUse.ENCRYPTION, recipient.name(), recipient.certificate(), time.instant());
        new JweEncryption(wrapping(recipient), mediaType).copy(content, out);
    }

    private static KeyWrapping wrapping(Recipient recipient) {
        var key = recipient.certificate().getPublicKey();
        return switch (key) {
            case RSAPublicKey rsa -> new KeyWrapping.Oaep(Thumbprint.of(rsa), rsa);
            case ECPublicKey elliptic -> new KeyWrapping.Agreement(EllipticJwk.thumbprint(elliptic), elliptic);
            case PublicKey _ -> throw unsuitable(key);
        };
    }

    private static Map<String, Object> header(X509Certificate certificate, String mediaType, Instant now) {
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", algorithm(certificate.getPublicKey()));
        header.put("typ", NESTED);
        header.put("cty", mediaType);
        header.put("iat", now.getEpochSecond());
        try {
            var der = certificate.getEncoded();
            header.put(
                    "x5t#S256",
                    Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(der)));
            header.put("x5c", List.of(Base64.getEncoder().encodeToString(der)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate cannot be encoded or hashed", e);
        }
        return header;
    }

    /** RFC 7518 §3.4: each curve has its one digest. */
    private static String algorithm(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> "PS512";
            case ECPublicKey elliptic -> "ES" + digest(elliptic);
            case PublicKey _ -> throw unsuitable(key);
        };
    }

    private static int digest(ECPublicKey key) {
        var bits = EllipticJwk.bits(key);
        return bits == 521 ? 512 : bits;
    }

    private static byte[] sign(SigningKey key, byte[] input) {
        try {
            Signature signature;
            if (key.certificate().getPublicKey() instanceof ECPublicKey elliptic) {
                // RFC 7518 §3.4: R and S beside each other, not in ASN.1.
                signature = Signature.getInstance("SHA%dwithECDSAinP1363Format".formatted(digest(elliptic)));
            } else {
                signature = FastProvider.pss();
                signature.setParameter(CompactJws.PSS);
            }
            signature.initSign(key.privateKey());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key %s cannot sign JOSE".formatted(key.name()), e);
        }
    }

    private static IllegalArgumentException unsuitable(PublicKey key) {
        return new IllegalArgumentException("JOSE has no use for a key of kind " + key.getAlgorithm());
    }
}
