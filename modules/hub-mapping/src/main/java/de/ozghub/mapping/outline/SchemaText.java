package de.ozghub.mapping.outline;

import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.xml.HardenedXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The global components of a package's schemas, by kind and name. Immutable once read. */
final class SchemaText {

    static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;

    private static final Pattern SENTENCE_END = Pattern.compile("\\.\\s");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<String, Map<QName, Element>> components = new HashMap<>();

    SchemaText(HardenedXml xml, SchemaPackage schemas) {
        for (Path file : schemas.schemaFiles()) {
            read(xml, file);
        }
    }

    private void read(HardenedXml xml, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Element schema = xml.documentBuilder().parse(in).getDocumentElement();
            String namespace = schema.getAttribute("targetNamespace");
            for (Element child : children(schema)) {
                String kind = child.getLocalName().endsWith("Type") ? "type" : child.getLocalName();
                components
                        .computeIfAbsent(kind, absent -> new HashMap<>())
                        .putIfAbsent(new QName(namespace, child.getAttribute("name")), child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(file.getFileName() + " is in the library and not readable", e);
        }
    }

    /** @param kind {@code element}, {@code type}, {@code group}, {@code attributeGroup} or {@code attribute} */
    @Nullable
    Element find(String kind, QName name) {
        return components.getOrDefault(kind, Map.of()).get(name);
    }

    /** An element that may stand for an abstract one. */
    Optional<Element> substitute(QName head) {
        return components.getOrDefault("element", Map.of()).values().stream()
                .filter(element -> element.hasAttribute("substitutionGroup")
                        && qualified(element, "substitutionGroup").equals(head))
                .min(Comparator.comparing((Element element) -> element.getAttribute("abstract"))
                        .thenComparing(element -> element.getAttribute("name")));
    }

    /** Child elements in the namespace of XML Schema. */
    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && XSD.equals(element.getNamespaceURI())) {
                children.add(element);
            }
        }
        return children;
    }

    /** A name as the attribute's value means it at that place. */
    static QName qualified(Element at, String attribute) {
        return named(at, at.getAttribute(attribute).strip());
    }

    /** A prefixed name as it is meant at that place. */
    static QName named(Element at, String value) {
        int colon = value.indexOf(':');
        String uri = at.lookupNamespaceURI(colon < 0 ? null : value.substring(0, colon));
        return new QName(uri == null ? "" : uri, value.substring(colon + 1));
    }

    /** A title in appinfo, else the first sentence of the documentation; empty if there is neither. */
    static String title(Element component) {
        for (Element annotation : children(component)) {
            if (annotation.getLocalName().equals("annotation")) {
                String title = inAppinfo(annotation);
                return title.isEmpty() ? documentation(annotation) : title;
            }
        }
        return "";
    }

    private static String inAppinfo(Element annotation) {
        for (Element part : children(annotation)) {
            if (part.getLocalName().equals("appinfo")) {
                for (Node node = part.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if ("title".equals(node.getLocalName())) {
                        return firstSentence(node.getTextContent());
                    }
                }
            }
        }
        return "";
    }

    private static String documentation(Element annotation) {
        return children(annotation).stream()
                .filter(part -> part.getLocalName().equals("documentation"))
                .findFirst()
                .map(part -> firstSentence(part.getTextContent()))
                .orElse("");
    }

    private static String firstSentence(String text) {
        String first = SENTENCE_END.split(text.strip(), 2)[0];
        String sentence = SPACE.matcher(first).replaceAll(" ");
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
