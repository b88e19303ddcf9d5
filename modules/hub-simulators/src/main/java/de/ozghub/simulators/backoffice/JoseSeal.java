package de.ozghub.simulators.backoffice;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Set;

/**
 * A compact JWS inside a compact JWE: opened with the office's private key, and the signer must be the hub's configured
 * certificate, whatever the header brings along. Messages are held in memory, attachments pass as streams.
 */
final class JoseSeal implements Seal {

    private static final Set<JWEAlgorithm> KEYS = Set.of(JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES_A256KW);
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private final PrivateKey privateKey;
    private final X509Certificate signer;

    JoseSeal(PrivateKey privateKey, X509Certificate signer) {
        this.privateKey = privateKey;
        this.signer = signer;
    }

    @Override
    public byte[] openMessage(Part message) throws Unverified, IOException {
        var jwe = open(Seal.bytes(message));
        if (!"JOSE".equals(jwe.getHeader().getContentType())) {
            throw new Unverified("The JWE does not hold a JWS");
        }
        try {
            var jws = JWSObject.parse(jwe.getPayload().toString());
            if (!SIGNATURES.contains(jws.getHeader().getAlgorithm()) || !jws.verify(verifier())) {
                throw new Unverified("The JWS signature does not hold");
            }
            return jws.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new Unverified("The JWS cannot be verified", e);
        }
    }

    @Override
    public void checkAttachment(Part attachment) throws Unverified, IOException {
        try (var in = attachment.source().open()) {
            new JweAttachment(in).check(privateKey);
        }
    }

    private JWEObject open(byte[] compact) throws Unverified {
        try {
            var jwe = JWEObject.parse(new String(compact, StandardCharsets.US_ASCII));
            requireAgreed(jwe.getHeader());
            jwe.decrypt(decrypter());
            return jwe;
        } catch (ParseException | JOSEException e) {
            throw new Unverified("The JWE cannot be opened", e);
        }
    }

    /** @throws Unverified if a JWE was made by other algorithms than agreed */
    static void requireAgreed(JWEHeader header) throws Unverified {
        if (!KEYS.contains(header.getAlgorithm())
                || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                || header.getCompressionAlgorithm() != null) {
            throw new Unverified("The JWE uses another algorithm than agreed");
        }
    }

    private JWEDecrypter decrypter() throws JOSEException {
        return privateKey instanceof ECPrivateKey elliptic ? new ECDHDecrypter(elliptic) : new RSADecrypter(privateKey);
    }

    private JWSVerifier verifier() throws JOSEException, Unverified {
        if (signer.getPublicKey() instanceof ECPublicKey elliptic) {
            return new ECDSAVerifier(elliptic);
        }
        if (signer.getPublicKey() instanceof RSAPublicKey rsa) {
            return new RSASSAVerifier(rsa);
        }
        throw new Unverified("The hub's certificate is neither RSA nor EC");
    }
}
