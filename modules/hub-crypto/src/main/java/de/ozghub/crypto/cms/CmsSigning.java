package de.ozghub.crypto.cms;

import de.ozghub.crypto.keys.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Builds the SignedData around a stream: RSASSA-PSS or ECDSA with SHA-256, by the kind of key. */
final class CmsSigning {

    private CmsSigning() {}

    /** Where to write the content; closing it writes the signature and leaves {@code out} open. */
    static OutputStream open(SigningKey key, Instant now, OutputStream out) throws IOException {
        try {
            var generator = new CMSSignedDataStreamGenerator();
            var signer = new JcaContentSignerBuilder(key.isElliptic() ? "SHA256withECDSA" : "SHA256WITHRSAANDMGF1")
                    .setProvider(Providers.BOUNCY_CASTLE)
                    .build(key.privateKey());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes(key, now)))
                    .build(signer, key.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
            return generator.open(out, true);
        } catch (OperatorCreationException | GeneralSecurityException | CMSException e) {
            throw new IllegalStateException("Signing with key %s cannot begin".formatted(key.name()), e);
        }
    }

    /** Content type and message digest are added by the generator (RFC 5652 §5.3). */
    private static AttributeTable attributes(SigningKey key, Instant now) throws GeneralSecurityException {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
        // RFC 5035: binds the signature to this very certificate; SHA-256 is the default and thus not named.
        attributes.add(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(fingerprint(key))))));
        return new AttributeTable(attributes);
    }

    private static byte[] fingerprint(SigningKey key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(encoded(key));
    }

    private static byte[] encoded(SigningKey key) throws CertificateEncodingException {
        return key.certificate().getEncoded();
    }
}
