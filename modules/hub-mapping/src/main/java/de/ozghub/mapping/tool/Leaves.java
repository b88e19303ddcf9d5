package de.ozghub.mapping.tool;

import de.ozghub.mapping.Bytes;
import de.ozghub.xoev.xml.HardenedXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The fields of one message that hold a value, each of which can be changed or taken away. For one thread. */
final class Leaves {

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final Document document;
    private final List<Leaf> all = new ArrayList<>();

    private Leaves(Document document) {
        this.document = document;
        collect(document.getDocumentElement(), document.getDocumentElement().getLocalName());
    }

    /** Empty if the bytes are no XML. */
    static Optional<Leaves> of(HardenedXml xml, Bytes message) {
        try {
            return Optional.of(new Leaves(xml.documentBuilder().parse(message.open())));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        }
    }

    List<Leaf> all() {
        return List.copyOf(all);
    }

    private void collect(Element element, String path) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            boolean plain = !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())
                    && !SCHEMA_INSTANCE.equals(attribute.getNamespaceURI());
            if (plain) {
                all.add(new Leaf(path + "/@" + attribute.getLocalName(), attribute));
            }
        }
        boolean children = false;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children = true;
                collect(child, path + "/" + child.getLocalName());
            }
        }
        if (!children && !element.getTextContent().isBlank()) {
            all.add(new Leaf(path, element));
        }
    }

    /** The message with this text instead. */
    Bytes with(Leaf leaf, String text) {
        String before = leaf.node().getTextContent();
        leaf.node().setTextContent(text);
        Bytes changed = written();
        leaf.node().setTextContent(before);
        return changed;
    }

    /** The message without the field. */
    Bytes without(Leaf leaf) {
        return switch (leaf.node()) {
            case Attr attribute -> {
                Element owner = attribute.getOwnerElement();
                owner.removeAttributeNode(attribute);
                Bytes changed = written();
                owner.setAttributeNode(attribute);
                yield changed;
            }
            case Node node -> {
                Node parent = node.getParentNode();
                Node next = node.getNextSibling();
                parent.removeChild(node);
                Bytes changed = written();
                parent.insertBefore(node, next);
                yield changed;
            }
        };
    }

    private Bytes written() {
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return Bytes.of(out.toByteArray());
        } catch (TransformerException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
    }

    /** @param path local names with {@code /} between, the root first */
    record Leaf(String path, Node node) {

        String text() {
            return node.getTextContent();
        }
    }
}
