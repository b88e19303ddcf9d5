package de.ozghub.simulators.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Fills in any form by the example of a sample message: message id, time, area, people and places are new, everything else
 * stays as the sample has it. With a flaw the message is wrong in that one way.
 */
final class FilledForm {

    private final RandomGenerator random;
    private final Instant now;
    private final String ars;

    FilledForm(RandomGenerator random, Instant now, String ars) {
        this.random = random;
        this.now = now;
        this.ars = ars;
    }

    /**
     * A message of its own.
     *
     * @throws IOException if the sample cannot be read or is no XML
     */
    Document of(Path sample, Flaw flaw) throws IOException {
        var root = parse(Files.readAllBytes(sample));
        leaves(root).forEach(this::fill);
        return Document.of(spoilt(root, flaw).getBytes(StandardCharsets.UTF_8));
    }

    private void fill(Element field) {
        var place = SyntheticPeople.place(ars);
        switch (field.getLocalName()) {
            case "nachrichtenUUID" -> field.setTextContent(DogTax.uuid(random).toString());
            case "erstellt", "erstellungszeitpunkt" ->
                field.setTextContent(now.truncatedTo(ChronoUnit.SECONDS).toString());
            case "gebiet" -> field.setTextContent(ars);
            case "vorname", "vornamen" -> field.setTextContent(SyntheticPeople.first(random));
            case "nachname", "familienname" -> field.setTextContent(SyntheticPeople.last(random));
            case "strasse" -> field.setTextContent(SyntheticPeople.street(random));
            case "postleitzahl" -> field.setTextContent(place.postalCode());
            case "ort" -> field.setTextContent(place.name());
            default -> {
                // stays as the sample has it
            }
        }
    }

    private static String spoilt(Element root, Flaw flaw) {
        return switch (flaw) {
            case NONE, WRONG_HASH, TAMPERED, FOREIGN_KEY -> text(root);
            case SCHEMA_VIOLATION, UNKNOWN_CODE -> {
                root.appendChild(root.getOwnerDocument().createElementNS(root.getNamespaceURI(), "unbekannt"));
                yield text(root);
            }
            case WRONG_ROOT -> {
                var document = root.getOwnerDocument();
                document.renameNode(root, root.getNamespaceURI(), "unbekannt");
                yield text(document.getDocumentElement());
            }
            case WRONG_VERSION -> {
                var namespace = "\"" + root.getNamespaceURI() + "\"";
                yield text(root).replace(namespace, "\"" + root.getNamespaceURI() + ".99\"");
            }
            case NOT_WELL_FORMED -> {
                var text = text(root);
                yield text.substring(0, text.lastIndexOf("</"));
            }
            case XXE, BILLION_LAUGHS -> {
                var text = text(root);
                int end = text.lastIndexOf("</");
                yield Doctype.of(root.getTagName(), flaw) + text.substring(0, end) + "&x;" + text.substring(end);
            }
        };
    }

    private static List<Element> leaves(Element element) {
        var leaves = new ArrayList<Element>();
        boolean leaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                leaf = false;
                leaves.addAll(leaves(child));
            }
        }
        return leaf ? List.of(element) : leaves;
    }

    private static Element parse(byte[] sample) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(sample)).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("The sample is no XML", e);
        }
    }

    private static String text(Element root) {
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(root), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("Cannot write into memory", e);
        }
    }
}
