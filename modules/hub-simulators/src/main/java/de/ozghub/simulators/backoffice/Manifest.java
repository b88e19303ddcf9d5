package de.ozghub.simulators.backoffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads {@code manifest.xml} of a hand-over by folder ({@code xsd/backoffice/1.0/manifest.xsd}). */
final class Manifest {

    private static final String NAMESPACE = "urn:ozg-hub:backoffice:manifest:1.0";
    private static final Pattern PATH = Pattern.compile("(attachments/)?[A-Za-z0-9][A-Za-z0-9._\\-]{0,127}");

    private Manifest() {}

    /**
     * The hand-over in this folder.
     *
     * @throws Refused when the manifest is unreadable or names a file that is not there
     */
    static Submittal read(Path folder) throws Refused, IOException {
        var root = root(folder.resolve("manifest.xml"));
        if (!value(root, "key").equals(String.valueOf(folder.getFileName()))) {
            throw new Refused(Refused.Code.INVALID, "The folder is not named by the key");
        }
        var message = child(root, "message");
        var attachments = new ArrayList<Submittal.Attached>();
        for (var attachment : children(root, "attachment")) {
            attachments.add(new Submittal.Attached(
                    value(attachment, "id"), value(attachment, "sha256"), part(folder, attachment)));
        }
        return new Submittal(
                value(root, "key"),
                value(root, "digest"),
                value(child(root, "origin"), "submissionId"),
                value(root, "authority"),
                value(root, "backOffice"),
                value(root, "service"),
                value(root, "format"),
                value(root, "protection"),
                part(folder, message),
                attachments);
    }

    private static Part part(Path folder, Element element) throws Refused, IOException {
        var path = value(element, "path");
        var file = folder.resolve(path);
        if (!PATH.matcher(path).matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refused(Refused.Code.INVALID, "The manifest names a file that is not there");
        }
        if (!Long.toString(Files.size(file)).equals(value(element, "bytes"))) {
            throw new Refused(Refused.Code.DIGEST_MISMATCH, "A file has not the length the manifest names");
        }
        return Part.of(() -> Files.newInputStream(file));
    }

    private static Element root(Path file) throws Refused, IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(file.toFile()).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new Refused(Refused.Code.INVALID, "The manifest is not readable", e);
        }
    }

    private static Element child(Element parent, String name) throws Refused {
        var children = children(parent, name);
        if (children.size() != 1) {
            throw new Refused(Refused.Code.INVALID, "The manifest lacks " + name);
        }
        return children.getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && NAMESPACE.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    private static String value(Element parent, String name) throws Refused {
        return child(parent, name).getTextContent().strip();
    }
}
