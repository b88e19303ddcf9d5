package de.ozghub.crypto.cms;

import de.ozghub.crypto.cms.CmsRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Verifies one SignedData of one expected signer; certificates inside the message are not trusted. */
final class CmsVerification {

    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private CmsVerification() {}

    /** @return the signing time the signer states */
    static Instant verify(InputStream signed, X509Certificate expected, OutputStream content)
            throws IOException, CmsRefused {
        var source = new CmsSource(signed);
        var parser = source.parse(() -> new CMSSignedDataParser(digests(), source));
        var inside = parser.getSignedContent();
        if (inside == null) {
            throw new CmsRefused(Reason.MALFORMED);
        }
        source.pour(inside.getContentStream(), content);
        var signer = onlySigner(source.parse(() -> parser.getSignerInfos().getSigners()));
        requireAllowed(signer, expected);
        requireGood(signer, expected);
        return source.parse(() -> signingTime(signer));
    }

    private static DigestCalculatorProvider digests() {
        try {
            return new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("The Java runtime lacks digests", e);
        }
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The expected certificate cannot be encoded", e);
        }
    }

    private static SignerInformation onlySigner(Collection<SignerInformation> signers) throws CmsRefused {
        if (signers.size() != 1) {
            throw new CmsRefused(Reason.WRONG_SIGNER);
        }
        return signers.iterator().next();
    }

    private static void requireAllowed(SignerInformation signer, X509Certificate expected) throws CmsRefused {
        if (!signer.getSID().match(holder(expected))) {
            throw new CmsRefused(Reason.WRONG_SIGNER);
        }
        if (!DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())
                || !SIGNATURES.contains(new ASN1ObjectIdentifier(signer.getEncryptionAlgOID()))) {
            throw new CmsRefused(Reason.ALGORITHM);
        }
    }

    private static void requireGood(SignerInformation signer, X509Certificate expected) throws CmsRefused {
        try {
            // With a certificate, not a bare key: then the stated signing time must lie in its validity too.
            var verifier = new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Providers.BOUNCY_CASTLE)
                    .build(expected);
            if (!signer.verify(verifier)) {
                throw new CmsRefused(Reason.SIGNATURE);
            }
        } catch (CMSException e) {
            throw new CmsRefused(Reason.SIGNATURE);
        } catch (OperatorCreationException e) {
            throw new CmsRefused(Reason.ALGORITHM);
        }
    }

    private static Instant signingTime(SignerInformation signer) throws CmsRefused {
        var attributes = signer.getSignedAttributes();
        var attribute = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
        if (attribute == null || attribute.getAttrValues().size() != 1) {
            throw new CmsRefused(Reason.MALFORMED);
        }
        return Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                .getDate()
                .toInstant();
    }
}
