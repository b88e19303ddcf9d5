package de.ozghub.simulators.backoffice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * An enveloped XML signature over the whole message, verified with the hub's configured certificate and never with a key
 * the message brings along.
 */
final class XmlSignatureSeal implements Seal {

    private static final Set<String> HARMLESS = Set.of(
            Transform.ENVELOPED,
            CanonicalizationMethod.INCLUSIVE,
            CanonicalizationMethod.EXCLUSIVE,
            "http://www.w3.org/2006/12/xml-c14n11");

    private final X509Certificate signer;
    private final boolean xades;

    /** @param xades whether the signer must have signed the XAdES properties too, and they must name its certificate */
    XmlSignatureSeal(X509Certificate signer, boolean xades) {
        this.signer = signer;
        this.xades = xades;
    }

    @Override
    public byte[] openMessage(Part message) throws Unverified, IOException {
        byte[] bytes = Seal.bytes(message);
        try {
            var document = parse(bytes);
            var context = new DOMValidateContext(signer.getPublicKey(), signature(document));
            context.setProperty("org.jcp.xml.dsig.secureValidation", true);
            markIds(document, context);
            var signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            checkCoversAll(signature);
            if (!signature.validate(context)) {
                throw new Unverified("The XML signature does not hold");
            }
            if (xades) {
                XadesProperties.check(document, signature, signer);
            }
            return bytes;
        } catch (SAXException | ParserConfigurationException | MarshalException | XMLSignatureException e) {
            throw new Unverified("The XML signature cannot be checked", e);
        }
    }

    private static Document parse(byte[] bytes) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(bytes));
    }

    private static Element signature(Document document) throws Unverified {
        var signatures = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        if (signatures.getLength() != 1) {
            throw new Unverified("Exactly one XML signature is expected");
        }
        var signature = (Element) signatures.item(0);
        if (!document.getDocumentElement().isSameNode(signature.getParentNode())) {
            throw new Unverified("The XML signature must stand directly below the root");
        }
        return signature;
    }

    /** XAdES refers to its own properties by their Id, which no schema declares here. */
    private static void markIds(Document document, DOMValidateContext context) {
        var properties = document.getElementsByTagNameNS("http://uri.etsi.org/01903/v1.3.2#", "SignedProperties");
        for (int i = 0; i < properties.getLength(); i++) {
            context.setIdAttributeNS((Element) properties.item(i), null, "Id");
        }
    }

    private static void checkCoversAll(XMLSignature signature) throws Unverified {
        boolean whole = false;
        for (Reference reference : signature.getSignedInfo().getReferences()) {
            if ("".equals(reference.getURI())) {
                whole = true;
                for (Transform transform : reference.getTransforms()) {
                    if (!HARMLESS.contains(transform.getAlgorithm())) {
                        throw new Unverified("The XML signature uses a transform that could leave parts out");
                    }
                }
            }
        }
        if (!whole) {
            throw new Unverified("The XML signature does not cover the whole message");
        }
    }

    /** Attachments travel as they are; their digests are checked by the caller. */
    @Override
    public void checkAttachment(Part attachment) {}
}
