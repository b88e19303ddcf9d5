package de.ozghub.crypto.keys;

import java.io.IOException;
import java.security.PublicKey;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Asks a certification authority for a certificate (PKCS#10, RFC 2986). */
final class CertificateRequest {

    private CertificateRequest() {}

    /** DER of the request, signed by the holder of the key it is about. */
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
