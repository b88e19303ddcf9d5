package de.ozghub.simulators.backoffice;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a XAdES-B-B signature has beyond a plain one: signed properties that name time and certificate of the signer. */
final class XadesProperties {

    private static final String NAMESPACE = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String TYPE = "http://uri.etsi.org/01903#SignedProperties";

    private XadesProperties() {}

    /** @param signature found to hold already */
    static void check(Document document, XMLSignature signature, X509Certificate signer) throws Unverified {
        var properties = only(document, NAMESPACE, "SignedProperties");
        var id = "#" + properties.getAttribute("Id");
        var signed = signature.getSignedInfo().getReferences().stream()
                .anyMatch(reference -> TYPE.equals(reference.getType()) && id.equals(reference.getURI()));
        if (!signed) {
            throw new Unverified("The XAdES properties are not signed");
        }
        var certificate = only(document, NAMESPACE, "CertDigest");
        var value = (Element) certificate
                .getElementsByTagNameNS(XMLSignature.XMLNS, "DigestValue")
                .item(0);
        var time = only(document, NAMESPACE, "SigningTime").getTextContent();
        try {
            var stated = Base64.getDecoder().decode(value.getTextContent().strip());
            if (!MessageDigest.isEqual(
                    stated, MessageDigest.getInstance("SHA-256").digest(signer.getEncoded()))) {
                throw new Unverified("The XAdES properties name another certificate");
            }
            OffsetDateTime.parse(time);
        } catch (IllegalArgumentException | GeneralSecurityException | DateTimeParseException e) {
            throw new Unverified("The XAdES properties are not readable", e);
        }
    }

    private static Element only(Document document, String namespace, String name) throws Unverified {
        var found = document.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new Unverified("Exactly one " + name + " is expected");
        }
        return (Element) found.item(0);
    }
}
