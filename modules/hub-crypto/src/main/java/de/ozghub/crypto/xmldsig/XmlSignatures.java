package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.keys.CertificateFitness;
import de.ozghub.crypto.keys.KeyUnusable;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes and verifies enveloped signatures over a whole document: exclusive C14N, SHA-256, ECDSA-SHA256 or RSA-SHA256 by
 * the kind of key. Thread-safe. P-256 is the choice where the receiver leaves one; RSASSA-PSS is not made, because
 * common verifiers (xmlsec 1.2) lack it, but accepted.
 */
public final class XmlSignatures {

    private static final Set<String> SIGNATURE_METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1");
    private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, DigestMethod.SHA384, DigestMethod.SHA512);
    private static final Set<String> CANONICAL = Set.of(
            CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.INCLUSIVE, "http://www.w3.org/2006/12/xml-c14n11");

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
     * @throws KeyUnusable if the certificate is not in force or too weak
     */
    public byte[] signEnveloped(byte[] xml, SigningKey key) throws XmlSignatureRefused {
        key.requireUsable(time.instant());
        var document = HardenedDom.parse(xml);
        if (signatures(document.getDocumentElement()) > 0) {
            throw new XmlSignatureRefused(Reason.NOT_ENVELOPED);
        }
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
            withoutCarriageReturns(document, "SignatureValue");
            withoutCarriageReturns(document, "X509Certificate");
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
        var signatureElement = onlySignature(HardenedDom.parse(xml).getDocumentElement());
        var context = new DOMValidateContext(expected.getPublicKey(), signatureElement);
        // Limits transforms and references, refuses XSLT, HTTP and file references, weak keys and algorithms.
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        try {
            var signature = factory().unmarshalXMLSignature(context);
            requireAllowed(signature);
            if (!signature.validate(context)) {
                throw new XmlSignatureRefused(Reason.SIGNATURE);
            }
        } catch (MarshalException e) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        } catch (XMLSignatureException e) {
            throw new XmlSignatureRefused(Reason.SIGNATURE);
        }
    }

    /** The JDK breaks base64 by CR LF, and a CR is written as an ugly reference; neither element is itself signed. */
    private static void withoutCarriageReturns(Document document, String name) {
        var element = document.getElementsByTagNameNS(XMLSignature.XMLNS, name).item(0);
        if (element != null) {
            element.setTextContent(element.getTextContent().replace("\r", ""));
        }
    }

    /** Against wrapping: the one signature there is stands where the enveloped transform expects it. */
    private static Element onlySignature(Element root) throws XmlSignatureRefused {
        if (signatures(root) != 1
                || !(lastContent(root) instanceof Element last)
                || !XMLSignature.XMLNS.equals(last.getNamespaceURI())
                || !"Signature".equals(last.getLocalName())) {
            throw new XmlSignatureRefused(Reason.NOT_ENVELOPED);
        }
        return last;
    }

    private static int signatures(Element root) {
        var inside =
                root.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").getLength();
        var itself = XMLSignature.XMLNS.equals(root.getNamespaceURI()) && "Signature".equals(root.getLocalName());
        return itself ? inside + 1 : inside;
    }

    /** White space behind the signature is signed like all the rest. */
    private static @Nullable Node lastContent(Element root) {
        @Nullable Node node = root.getLastChild();
        while (node != null
                && node.getNodeType() == Node.TEXT_NODE
                && node.getTextContent().isBlank()) {
            node = node.getPreviousSibling();
        }
        return node;
    }

    private static void requireAllowed(XMLSignature signature) throws XmlSignatureRefused {
        var signedInfo = signature.getSignedInfo();
        var references = signedInfo.getReferences();
        if (references.size() != 1 || !signature.getObjects().isEmpty() || !coversAll(references.getFirst())) {
            throw new XmlSignatureRefused(Reason.NOT_WHOLE);
        }
        if (!SIGNATURE_METHODS.contains(signedInfo.getSignatureMethod().getAlgorithm())
                || !CANONICAL.contains(signedInfo.getCanonicalizationMethod().getAlgorithm())
                || !DIGESTS.contains(references.getFirst().getDigestMethod().getAlgorithm())) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        }
    }

    /** The empty URI, the enveloped transform, and at most one canonicalization: nothing that could leave a part out. */
    private static boolean coversAll(Reference reference) {
        var transforms =
                reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        var enveloped = !transforms.isEmpty() && transforms.getFirst().equals(Transform.ENVELOPED);
        var plain = transforms.size() == 1 || (transforms.size() == 2 && CANONICAL.contains(transforms.get(1)));
        return "".equals(reference.getURI()) && enveloped && plain;
    }

    /** The JDK's own, whatever else is on the class path. */
    private static XMLSignatureFactory factory() {
        return XMLSignatureFactory.getInstance("DOM");
    }
}
