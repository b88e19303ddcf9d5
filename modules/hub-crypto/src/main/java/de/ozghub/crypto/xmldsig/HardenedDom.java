package de.ozghub.crypto.xmldsig;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.ozghub.crypto.xmldsig.XmlSignatureRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads and writes documents: no DTD, nothing from outside, limits set here and not by the runtime. */
final class HardenedDom {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private HardenedDom() {}

    static Document parse(byte[] xml) throws XmlSignatureRefused {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            var document = builder.parse(new ByteArrayInputStream(xml));
            // XML 1.1 has other characters and line ends, and no canonical form.
            if (!"1.0".equals(document.getXmlVersion())) {
                throw new XmlSignatureRefused(Reason.MALFORMED);
            }
            return document;
        } catch (SAXException | IOException e) {
            // IOException too: malformed UTF-8 shows as one, and memory does not fail otherwise.
            throw new XmlSignatureRefused(Reason.MALFORMED);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java runtime's XML parser cannot be hardened", e);
        }
    }

    static byte[] write(Document document) {
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.INDENT, "no");
            // The declaration by hand: the transformer would repeat the encoding the document came in.
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return (DECLARATION + out).getBytes(UTF_8);
        } catch (TransformerException e) {
            throw new IllegalStateException("A document just parsed cannot be written", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMIT + "maxElementDepth", "100");
        factory.setAttribute(LIMIT + "elementAttributeLimit", "200");
        factory.setAttribute(LIMIT + "maxXMLNameLimit", "1000");
        factory.setAttribute(LIMIT + "entityExpansionLimit", "1");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** Faults are thrown, not printed: the default handler writes content to the console. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // Nothing a signature depends on.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
