package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a signature over a whole document has to look like, against wrapping: its place, its reference, its algorithms. */
final class WholeDocument {

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

    private WholeDocument() {}

    /** @throws XmlSignatureRefused {@code NOT_ENVELOPED} if the document bears a signature already */
    static void requireUnsigned(Document document) throws XmlSignatureRefused {
        if (signatures(document.getDocumentElement()) > 0) {
            throw new XmlSignatureRefused(Reason.NOT_ENVELOPED);
        }
    }

    /** The one signature there is, which stands where the enveloped transform expects it. */
    static Element onlySignature(Element root) throws XmlSignatureRefused {
        if (signatures(root) != 1
                || !(lastContent(root) instanceof Element last)
                || !XMLSignature.XMLNS.equals(last.getNamespaceURI())
                || !"Signature".equals(last.getLocalName())) {
            throw new XmlSignatureRefused(Reason.NOT_ENVELOPED);
        }
        return last;
    }

    /** The empty URI, the enveloped transform, and at most one canonicalization: nothing that could leave a part out. */
    static boolean isCovered(Reference reference) {
        var transforms =
                reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        var enveloped = !transforms.isEmpty() && transforms.getFirst().equals(Transform.ENVELOPED);
        var plain = transforms.size() == 1 || (transforms.size() == 2 && isCanonical(transforms.get(1)));
        return "".equals(reference.getURI()) && enveloped && plain;
    }

    static boolean isCanonical(String algorithm) {
        return CANONICAL.contains(algorithm);
    }

    /** @throws XmlSignatureRefused {@code ALGORITHM} if any algorithm is another than the hub allows */
    static void requireAllowed(SignedInfo signedInfo) throws XmlSignatureRefused {
        var digests = signedInfo.getReferences().stream()
                .map(reference -> reference.getDigestMethod().getAlgorithm())
                .toList();
        if (!SIGNATURE_METHODS.contains(signedInfo.getSignatureMethod().getAlgorithm())
                || !isCanonical(signedInfo.getCanonicalizationMethod().getAlgorithm())
                || !DIGESTS.containsAll(digests)) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        }
    }

    /** The JDK breaks base64 by CR LF, and a CR is written as an ugly reference; neither element is itself signed. */
    static void withoutCarriageReturns(Document document, String name) {
        var element = document.getElementsByTagNameNS(XMLSignature.XMLNS, name).item(0);
        if (element != null) {
            element.setTextContent(element.getTextContent().replace("\r", ""));
        }
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
}
