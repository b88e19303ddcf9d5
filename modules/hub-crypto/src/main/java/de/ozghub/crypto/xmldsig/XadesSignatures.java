package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.CertificateUse;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.QualifyingProperties.Ids;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

/**
 * Makes and verifies enveloped XAdES baseline B signatures (ETSI EN 319 132-1, level B-B) over a whole document: exclusive
 * C14N, SHA-256, signing time, signing certificate (V2) and data object format signed. RSASSA-PSS with SHA-256 or, where
 * asked for, RSASSA-PKCS1-v1_5; ECDSA with the digest that fits the curve. Thread-safe.
 */
public final class XadesSignatures {

    private final InstantSource time;

    /** @param time the clock of the signing time and of every certificate's validity */
    public XadesSignatures(InstantSource time) {
        this.time = time;
    }

    /**
     * Signs a document; the signature, with the certificate in its KeyInfo, becomes the last child of the root.
     *
     * @param xml held in memory together with its signed form
     * @param padding of an RSA key; without meaning for others
     * @return the signed document in UTF-8
     * @throws XmlSignatureRefused {@code MALFORMED} if it is no plain XML within the limits, {@code NOT_ENVELOPED} if it
     *     bears a signature already
     * @throws KeyUnusable if the certificate is not in force or too weak, or the padding is over
     */
    public byte[] sign(byte[] xml, SigningKey key, RsaPadding padding) throws XmlSignatureRefused {
        var now = time.instant();
        switch (padding) {
            case PSS -> key.requireUsable(now);
            case PKCS1 -> CertificateFitness.require(CertificateUse.OLD_PADDING, key.name(), key.certificate(), now);
        }
        var document = HardenedDom.parse(xml);
        WholeDocument.requireUnsigned(document);
        var factory = XmlSignatures.factory();
        var ids = Ids.fresh();
        var properties = QualifyingProperties.make(document, ids, key.certificate(), now);
        try {
            var object = factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null);
            var keyInfo = factory.getKeyInfoFactory();
            var certificate = keyInfo.newKeyInfo(List.of(keyInfo.newX509Data(List.of(key.certificate()))));
            var context = new DOMSignContext(key.privateKey(), document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(
                            signedInfo(factory, ids, method(key, padding)),
                            certificate,
                            List.of(object),
                            ids.signature(),
                            null)
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("Key %s cannot sign XML".formatted(key.name()), e);
        }
        WholeDocument.withoutCarriageReturns(document, "SignatureValue");
        WholeDocument.withoutCarriageReturns(document, "X509Certificate");
        return HardenedDom.write(document);
    }

    /**
     * Passes if the whole document and the signer's statements are signed by exactly the expected certificate. The KeyInfo
     * is ignored. Comments are not covered (canonical XML leaves them out).
     *
     * @return the signing time, which lies in the certificate's validity but is the signer's own claim
     * @throws XmlSignatureRefused if it is not
     * @throws KeyUnusable if the expected certificate is not in force or too weak
     */
    public Instant verify(byte[] xml, X509Certificate expected) throws XmlSignatureRefused {
        CertificateFitness.require(expected.getSubjectX500Principal().getName(), expected, time.instant());
        var element = WholeDocument.onlySignature(HardenedDom.parse(xml).getDocumentElement());
        var properties = QualifyingProperties.in(element);
        var context = new DOMValidateContext(expected.getPublicKey(), element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(properties.signedProperties(), null, "Id");
        try {
            var signature = XmlSignatures.factory().unmarshalXMLSignature(context);
            var document = requireWhole(signature.getSignedInfo(), properties);
            if (!signature.validate(context)) {
                throw new XmlSignatureRefused(Reason.SIGNATURE);
            }
            return properties.require(expected, document.getId() == null ? "" : document.getId());
        } catch (MarshalException e) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        } catch (XMLSignatureException e) {
            throw new XmlSignatureRefused(Reason.SIGNATURE);
        }
    }

    private static SignedInfo signedInfo(XMLSignatureFactory factory, Ids ids, String method)
            throws GeneralSecurityException {
        var exclusive = factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
        var sha256 = factory.newDigestMethod(DigestMethod.SHA256, null);
        var document = factory.newReference(
                "",
                sha256,
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null), exclusive),
                null,
                ids.reference());
        var properties = factory.newReference(
                "#" + ids.properties(), sha256, List.of(exclusive), QualifyingProperties.SIGNED, null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(method, null),
                List.of(document, properties));
    }

    /** RFC 9231 §2.3: the digest is as strong as the curve. */
    private static String method(SigningKey key, RsaPadding padding) {
        if (key.certificate().getPublicKey() instanceof ECPublicKey elliptic) {
            var bits = elliptic.getParams().getOrder().bitLength();
            return "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha" + (bits <= 256 ? 256 : bits <= 384 ? 384 : 512);
        }
        return switch (padding) {
            case PSS -> "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
            case PKCS1 -> "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
        };
    }

    /** @return the reference to the document */
    private static Reference requireWhole(SignedInfo signedInfo, QualifyingProperties properties)
            throws XmlSignatureRefused {
        var references = signedInfo.getReferences();
        if (references.size() != 2 || !WholeDocument.isCovered(references.getFirst())) {
            throw new XmlSignatureRefused(Reason.NOT_WHOLE);
        }
        var toProperties = references.get(1);
        var transforms = toProperties.getTransforms().stream()
                .map(Transform::getAlgorithm)
                .toList();
        if (!("#" + properties.id()).equals(toProperties.getURI())
                || !QualifyingProperties.SIGNED.equals(toProperties.getType())
                || transforms.size() > 1
                || !transforms.stream().allMatch(WholeDocument::isCanonical)) {
            throw new XmlSignatureRefused(Reason.PROPERTIES);
        }
        WholeDocument.requireAllowed(signedInfo);
        return references.getFirst();
    }
}
