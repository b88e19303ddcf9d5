package de.ozghub.crypto.xmldsig;

import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The signed properties of a XAdES baseline B signature (ETSI EN 319 132-1, clauses 5.2 and 6.3): signing time, signing
 * certificate, and what the one data object is.
 */
final class QualifyingProperties {

    static final String NAMESPACE = "http://uri.etsi.org/01903/v1.3.2#";

    /** Type of the reference to the signed properties. */
    static final String SIGNED = "http://uri.etsi.org/01903#SignedProperties";

    private static final Map<String, String> DIGESTS = Map.of(
            DigestMethod.SHA256, "SHA-256",
            DigestMethod.SHA384, "SHA-384",
            DigestMethod.SHA512, "SHA-512");

    private final Element signedProperties;

    private QualifyingProperties(Element signedProperties) {
        this.signedProperties = signedProperties;
    }

    /** The ids that tie signature, reference and properties together; new for each signature. */
    record Ids(String signature, String reference, String properties) {

        static Ids fresh() {
            var id = "xades-" + UUID.randomUUID();
            return new Ids(id, id + "-ref", id + "-props");
        }
    }

    /** The element to be put into the signature. */
    static Element make(Document document, Ids ids, X509Certificate certificate, Instant time) {
        var qualifying = element(document, "QualifyingProperties");
        qualifying.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xades", NAMESPACE);
        qualifying.setAttribute("Target", "#" + ids.signature());
        var signed = child(qualifying, "SignedProperties");
        signed.setAttribute("Id", ids.properties());
        signed.setIdAttribute("Id", true);

        var signature = child(signed, "SignedSignatureProperties");
        text(
                child(signature, "SigningTime"),
                time.truncatedTo(ChronoUnit.SECONDS).toString());
        var digest = child(child(child(signature, "SigningCertificateV2"), "Cert"), "CertDigest");
        var method = document.createElementNS(XMLSignature.XMLNS, "ds:DigestMethod");
        method.setAttribute("Algorithm", DigestMethod.SHA256);
        digest.appendChild(method);
        var value = document.createElementNS(XMLSignature.XMLNS, "ds:DigestValue");
        text(value, Base64.getEncoder().encodeToString(digest(certificate, "SHA-256")));
        digest.appendChild(value);

        var format = child(child(signed, "SignedDataObjectProperties"), "DataObjectFormat");
        format.setAttribute("ObjectReference", "#" + ids.reference());
        text(child(format, "MimeType"), "application/xml");
        return qualifying;
    }

    /**
     * Finds the properties where they belong: in the one object of this very signature, targeted at it, under an id nothing
     * else in the document bears.
     *
     * @throws XmlSignatureRefused {@code PROPERTIES} if they are anywhere else, doubled, or accompanied
     */
    static QualifyingProperties in(Element signature) throws XmlSignatureRefused {
        var object = only(signature, XMLSignature.XMLNS, "Object");
        var qualifying = only(object, NAMESPACE, "QualifyingProperties");
        var signed = only(qualifying, NAMESPACE, "SignedProperties");
        var id = signature.getAttribute("Id");
        if (id.isEmpty()
                || !qualifying.getAttribute("Target").equals("#" + id)
                || elements(object).size() != 1
                || elements(qualifying).size() != 1
                || bearing(signature.getOwnerDocument(), signed.getAttribute("Id")) != 1
                || bearing(signature.getOwnerDocument(), id) != 1) {
            throw new XmlSignatureRefused(Reason.PROPERTIES);
        }
        return new QualifyingProperties(signed);
    }

    Element signedProperties() {
        return signedProperties;
    }

    String id() {
        return signedProperties.getAttribute("Id");
    }

    /**
     * Checks what the signer states, once the signature over it is good.
     *
     * @param reference id of the reference to the document
     * @return the signing time, which lies in the certificate's validity but is the signer's own claim
     */
    Instant require(X509Certificate expected, String reference) throws XmlSignatureRefused {
        var signature = only(signedProperties, NAMESPACE, "SignedSignatureProperties");
        var certificates = only(signature, NAMESPACE, "SigningCertificateV2");
        // The first names the signer's; further ones would name its issuers.
        var first = elements(certificates).stream().findFirst().orElseThrow(QualifyingProperties::refused);
        requireCertificate(only(first, NAMESPACE, "CertDigest"), expected);
        var data = only(signedProperties, NAMESPACE, "SignedDataObjectProperties");
        var format = only(data, NAMESPACE, "DataObjectFormat");
        if (reference.isEmpty() || !format.getAttribute("ObjectReference").equals("#" + reference)) {
            throw refused();
        }
        return signingTime(only(signature, NAMESPACE, "SigningTime"), expected);
    }

    private static void requireCertificate(Element digest, X509Certificate expected) throws XmlSignatureRefused {
        var algorithm =
                DIGESTS.get(only(digest, XMLSignature.XMLNS, "DigestMethod").getAttribute("Algorithm"));
        if (algorithm == null) {
            throw new XmlSignatureRefused(Reason.ALGORITHM);
        }
        var stated = only(digest, XMLSignature.XMLNS, "DigestValue").getTextContent();
        try {
            if (!MessageDigest.isEqual(Base64.getMimeDecoder().decode(stated), digest(expected, algorithm))) {
                throw refused();
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static Instant signingTime(Element element, X509Certificate expected) throws XmlSignatureRefused {
        try {
            var time = OffsetDateTime.parse(element.getTextContent().strip()).toInstant();
            if (time.isBefore(expected.getNotBefore().toInstant())
                    || time.isAfter(expected.getNotAfter().toInstant())) {
                throw refused();
            }
            return time;
        } catch (DateTimeException e) {
            throw refused();
        }
    }

    private static XmlSignatureRefused refused() {
        return new XmlSignatureRefused(Reason.PROPERTIES);
    }

    private static byte[] digest(X509Certificate certificate, String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The Java runtime lacks " + algorithm, e);
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate cannot be encoded", e);
        }
    }

    /** How many elements bear the id, under any spelling of the attribute's name that some parser takes for an id. */
    private static int bearing(Document document, String id) {
        var all = document.getElementsByTagNameNS("*", "*");
        var found = 0;
        for (var i = 0; i < all.getLength(); i++) {
            var attributes = all.item(i).getAttributes();
            for (var j = 0; j < attributes.getLength(); j++) {
                var attribute = attributes.item(j);
                var name = String.valueOf(attribute.getLocalName()).toLowerCase(Locale.ROOT);
                if (name.equals("id") && attribute.getNodeValue().equals(id)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static Element only(Element parent, String namespace, String name) throws XmlSignatureRefused {
        var found = elements(parent).stream()
                .filter(element -> namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName()))
                .toList();
        if (found.size() != 1) {
            throw refused();
        }
        return found.getFirst();
    }

    private static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        var child = element(parent.getOwnerDocument(), name);
        parent.appendChild(child);
        return child;
    }

    private static Element element(Document document, String name) {
        return document.createElementNS(NAMESPACE, "xades:" + name);
    }

    private static void text(Element element, String text) {
        element.appendChild(element.getOwnerDocument().createTextNode(text));
    }
}
