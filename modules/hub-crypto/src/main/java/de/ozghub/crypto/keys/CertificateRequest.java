package de.ozghub.crypto.keys;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Asks a certification authority for a certificate (PKCS#10, RFC 2986). */
final class CertificateRequest {

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private CertificateRequest() {}

    /** DER of the request, signed with the key it is about. */
    static byte[] of(KeyPair pair, String commonName, String organisation) {
        try {
            var signer = new JcaContentSignerBuilder("SHA512WITHRSAANDMGF1")
                    .setProvider(BOUNCY_CASTLE)
                    .build(pair.getPrivate());
            return of(pair.getPublic(), signer, commonName, organisation);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The request for %s cannot be made".formatted(commonName), e);
        }
    }

    /** The same by the holder of the key. */
    static byte[] of(PublicKey key, ContentSigner signer, String commonName, String organisation) {
        var subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "DE")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
        try {
            return new JcaPKCS10CertificationRequestBuilder(subject, key)
                    .build(signer)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("The request for %s cannot be made".formatted(commonName), e);
        }
    }
}
