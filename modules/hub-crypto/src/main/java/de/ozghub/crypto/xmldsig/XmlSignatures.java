package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.CertificateUse;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.security.GeneralSecurityException;
import java.security.NoSuchProviderException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;

/**
 * Makes and verifies enveloped signatures over a whole document: exclusive C14N, SHA-256, ECDSA-SHA256 or RSA-SHA256 by
 * the kind of key. Thread-safe. P-256 is the choice where the receiver leaves one; RSASSA-PSS is not made, because
 * common verifiers (xmlsec 1.2) lack it, but accepted.
 */
public final class XmlSignatures {

    private final InstantSource time;

    /** @param time the clock of every certificate's validity */
    public XmlSignatures(InstantSource time) {
        this.time = time;
    }

    /**
     * Signs a document; the signature, with the certificate in its KeyInfo, becomes the last child of the root.
     *
     * @param xml held in memory together with its signed form
     * @return the signed document in UTF-8
     * @throws XmlSignatureRefused {@code MALFORMED} if it is no plain XML within the limits, {@code NOT_ENVELOPED} if it
     *     bears a signature already
     * @throws KeyUnusable if the certificate is not in force or too weak, or the padding of RSA keys is over
     */
    public byte[] signEnveloped(byte[] xml, SigningKey key) throws XmlSignatureRefused {
        CertificateFitness.require(CertificateUse.OLD_PADDING, key.name(), key.certificate(), time.instant());
        var document = HardenedDom.parse(xml);
        WholeDocument.requireUnsigned(document);
        var factory = factory();
        try {
            var reference = factory.newReference(
                    "",
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            var signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(
                            "http://www.w3.org/2001/04/xmldsig-more#"
                                    + (key.isElliptic() ? "ecdsa-sha256" : "rsa-sha256"),
                            null),
                    List.of(reference));
            var keyInfo = factory.getKeyInfoFactory();
            var certificate = keyInfo.newKeyInfo(List.of(keyInfo.newX509Data(List.of(key.certificate()))));
            var context = new DOMSignContext(key.privateKey(), document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(signedInfo, certificate).sign(context);
            WholeDocument.withoutCarriageReturns(document, "SignatureValue");
            WholeDocument.withoutCarriageReturns(document, "X509Certificate");
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("Key %s cannot sign XML".formatted(key.name()), e);
        }
        return HardenedDom.write(document);
    }

    /**
     * Passes if the whole document is signed by exactly the expected certificate. The KeyInfo is ignored. Comments are
     * not covered (canonical XML leaves them out): whoever reads the document must read text across them.
     *
     * @throws XmlSignatureRefused if it is not
     * @throws KeyUnusable if the expected certificate is not in force or too weak
     */
    public void verify(byte[] xml, X509Certificate expected) throws XmlSignatureRefused {
        CertificateFitness.require(expected.getSubjectX500Principal().getName(), expected, time.instant());
        var signatureElement =
                WholeDocument.onlySignature(HardenedDom.parse(xml).getDocumentElement());
        var context = new DOMValidateContext(expected.getPublicKey(), signatureElement);
        // Limits transforms and references, refuses XSLT, HTTP and file references, weak keys and algorithms.
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        try {
            var signature = factory().unmarshalXMLSignature(context);
            requireWhole(signature);
            if (!signature.validate(context)) {
                throw new XmlSignatureRefused(Reason.SIGNATURE);
            }
        } catch (MarshalException e) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        } catch (XMLSignatureException e) {
            throw new XmlSignatureRefused(Reason.SIGNATURE);
        }
    }

    private static void requireWhole(XMLSignature signature) throws XmlSignatureRefused {
        var references = signature.getSignedInfo().getReferences();
        if (references.size() != 1
                || !signature.getObjects().isEmpty()
                || !WholeDocument.isCovered(references.getFirst())) {
            throw new XmlSignatureRefused(Reason.NOT_WHOLE);
        }
        WholeDocument.requireAllowed(signature.getSignedInfo());
    }

    /** The JDK's own, whatever else is on the class path: WSS4J puts its library's in front once it is used. */
    static XMLSignatureFactory factory() {
        try {
            return XMLSignatureFactory.getInstance("DOM", "XMLDSig");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("The Java runtime lacks its XML signatures", e);
        }
    }
}
