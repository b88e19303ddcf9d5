package de.ozghub.mapping.message;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;

/** Writes trees as indented XML, and pages as HTML, in UTF-8. Thread-safe. */
public final class XmlOutput {

    private final Processor processor;

    public XmlOutput(Processor processor) {
        this.processor = processor;
    }

    /** A serializer with the hub's settings. */
    public Serializer serializer(ByteArrayOutputStream out) {
        Serializer serializer = processor.newSerializer(out);
        serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        serializer.setOutputProperty(Serializer.Property.INDENT, "yes");
        return serializer;
    }

    /** A serializer for pages people read: HTML 5. */
    public Serializer page(ByteArrayOutputStream out) {
        Serializer serializer = processor.newSerializer(out);
        serializer.setOutputProperty(Serializer.Property.METHOD, "html");
        serializer.setOutputProperty(Serializer.Property.HTML_VERSION, "5");
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        serializer.setOutputProperty(Serializer.Property.INDENT, "no");
        serializer.setOutputProperty(Serializer.Property.INCLUDE_CONTENT_TYPE, "no");
        return serializer;
    }

    /**
     * The document with this root.
     *
     * @param prefixes namespaces to declare at the root, by prefix; the root's own is the default namespace
     *     unless the root's name has a prefix, which all elements of its namespace then get
     * @throws XMLStreamException if a name or text cannot stand in XML
     */
    public byte[] write(Element root, Map<String, String> prefixes) throws XMLStreamException {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = serializer(out).getXMLStreamWriter();
            writer.writeStartDocument("UTF-8", "1.0");
            write(writer, root, root.name(), prefixes);
            writer.writeEndDocument();
            writer.close();
        } catch (SaxonApiException e) {
            throw new XMLStreamException(e);
        }
        return out.toByteArray();
    }

    private static void write(XMLStreamWriter writer, Element element, QName root, Map<String, String> declare)
            throws XMLStreamException {
        QName name = element.name();
        boolean ofRoot = name.getNamespaceURI().equals(root.getNamespaceURI());
        String usedPrefix = ofRoot && name.getPrefix().isEmpty() ? root.getPrefix() : name.getPrefix();
        writer.writeStartElement(usedPrefix, name.getLocalPart(), name.getNamespaceURI());
        if (!declare.isEmpty()) {
            if (root.getPrefix().isEmpty()) {
                writer.writeDefaultNamespace(root.getNamespaceURI());
            }
            for (var prefix : declare.entrySet()) {
                writer.writeNamespace(prefix.getKey(), prefix.getValue());
            }
        }
        for (Element.Attribute attribute : element.attributes()) {
            QName at = attribute.name();
            if (at.getNamespaceURI().equals(XMLConstants.NULL_NS_URI)) {
                writer.writeAttribute(at.getLocalPart(), attribute.value());
            } else {
                writer.writeAttribute(at.getPrefix(), at.getNamespaceURI(), at.getLocalPart(), attribute.value());
            }
        }
        if (element.text().isPresent()) {
            writer.writeCharacters(element.text().get());
        }
        for (Element child : element.children()) {
            write(writer, child, root, Map.of());
        }
        writer.writeEndElement();
    }
}
