package de.ozghub.xoev.schematron;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads Schematron files and makes of each schema one self-contained document: includes are put in, from files of the same
 * package only, and every assertion gets a key of our own while its words are taken out and kept aside. What is left cannot
 * quote a document.
 */
final class RuleSource {

    static final String SCHEMATRON = "http://purl.oclc.org/dsdl/schematron";

    /**
     * A schema ready to be compiled.
     *
     * @param assertions by the key that now stands in {@code @id}
     * @param namespaces those its rules can name
     */
    record Assembled(String file, Document document, Map<String, Assertion> assertions, Set<String> namespaces) {}

    private static final int MAX_INCLUDES = 1_000;
    private static final int MAX_NESTING = 20;

    private final HardenedXml xml;
    private final Set<Path> allowed;
    private int includes;

    /** @param files all Schematron files of the package */
    RuleSource(HardenedXml xml, List<Path> files) {
        this.xml = xml;
        var normal = new HashSet<Path>();
        files.forEach(file -> normal.add(file.toAbsolutePath().normalize()));
        this.allowed = Set.copyOf(normal);
    }

    /** Empty if the file is no schema but a part that others include. */
    Optional<Assembled> assemble(Path file) {
        Path base = file.toAbsolutePath().normalize();
        Document document = parse(base);
        Element schema = document.getDocumentElement();
        if (!is(schema, "schema")) {
            return Optional.empty();
        }
        include(schema, base, 0);
        bindXs(schema);
        String name = String.valueOf(file.getFileName());
        var assertions = new HashMap<String, Assertion>();
        var literals = AssertionText.literals(schema);
        for (String kind : List.of("assert", "report")) {
            for (Element assertion : elements(schema, kind)) {
                String key = "a" + (assertions.size() + 1);
                assertions.put(key, takeOut(assertion, key, name, literals));
            }
        }
        var namespaces = new HashSet<String>();
        elements(schema, "ns").forEach(ns -> namespaces.add(ns.getAttribute("uri")));
        return Optional.of(new Assembled(name, document, Map.copyOf(assertions), Set.copyOf(namespaces)));
    }

    /** Rules for XSLT 2 use this prefix undeclared (XRechnung CII does), since the first compilers bound it for them. */
    private static void bindXs(Element schema) {
        if (elements(schema, "ns").stream()
                .noneMatch(ns -> ns.getAttribute("prefix").equals("xs"))) {
            Element ns = schema.getOwnerDocument().createElementNS(SCHEMATRON, "ns");
            ns.setAttribute("prefix", "xs");
            ns.setAttribute("uri", XMLConstants.W3C_XML_SCHEMA_NS_URI);
            schema.insertBefore(ns, schema.getFirstChild());
        }
        if (schema.lookupNamespaceURI("xs") == null) {
            schema.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xs", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        }
    }

    private static Assertion takeOut(Element assertion, String key, String file, Map<String, String> literals) {
        String id = assertion.getAttribute("id").strip();
        String text = AssertionText.of(assertion, literals);
        var taken = new Assertion(id.isEmpty() ? file + "#" + key : id, severity(assertion), text);
        assertion.setAttribute("id", key);
        assertion.setAttribute("subject", "'" + key + "', " + subject(assertion));
        for (String attribute :
                List.of("role", "flag", "severity", "diagnostics", "properties", "see", "icon", "fpi")) {
            assertion.removeAttribute(attribute);
        }
        assertion.setTextContent("");
        return taken;
    }

    /** Where the rule says that it broke; SchXslt2 hands this expression to {@link PlaceFunction}. */
    private static String subject(Element assertion) {
        String own = assertion.getAttribute("subject");
        String rules = ((Element) assertion.getParentNode()).getAttribute("subject");
        if (own.isBlank() && rules.isBlank()) {
            return "$Q{" + SchematronCompiler.SCHXSLT + "}rule-context";
        }
        return own.isBlank() ? rules : own;
    }

    /** The assertion's own mark, else that of its rule. */
    private static Severity severity(Element assertion) {
        for (Node node = assertion; node instanceof Element element; node = node.getParentNode()) {
            for (String attribute : List.of("severity", "flag", "role")) {
                if (!element.getAttribute(attribute).isBlank()) {
                    return Severity.of(element.getAttribute(attribute));
                }
            }
            if (is(element, "rule")) {
                break;
            }
        }
        return Severity.ERROR;
    }

    private void include(Element within, Path base, int nesting) {
        for (String kind : List.of("include", "extends")) {
            for (Element reference : elements(within, kind)) {
                if (reference.hasAttribute("href")) {
                    replace(reference, base, nesting);
                }
            }
        }
    }

    private void replace(Element reference, Path base, int nesting) {
        String href = reference.getAttribute("href");
        if (nesting > MAX_NESTING || ++includes > MAX_INCLUDES) {
            throw new RulesFault("%s: too many includes".formatted(base.getFileName()));
        }
        int hash = href.indexOf('#');
        Path file = target(base, hash < 0 ? href : href.substring(0, hash));
        Element found = element(parse(file), hash < 0 ? "" : href.substring(hash + 1), file);
        include(found, file, nesting + 1);
        Node parent = reference.getParentNode();
        var added = new ArrayList<Node>();
        if (is(reference, "include")) {
            added.add(found);
        } else {
            NodeList children = found.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                added.add(children.item(i));
            }
        }
        for (Node node : added) {
            parent.insertBefore(reference.getOwnerDocument().importNode(node, true), reference);
        }
        parent.removeChild(reference);
    }

    private Path target(Path base, String href) {
        try {
            Path file = base.resolveSibling(href).normalize();
            if (allowed.contains(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // refused below like any other address that is no file of the package
        }
        throw new RulesFault("%s includes a file that is not in its package".formatted(base.getFileName()));
    }

    private static Element element(Document document, String id, Path file) {
        if (id.isEmpty()) {
            return document.getDocumentElement();
        }
        return elements(document.getDocumentElement(), "*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new RulesFault("%s holds no element %s".formatted(file.getFileName(), id)));
    }

    private Document parse(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return xml.documentBuilder().parse(new InputSource(in));
        } catch (IOException | SAXException | XmlFault e) {
            throw new RulesFault("%s is not readable as XML".formatted(file.getFileName()), e);
        }
    }

    static boolean is(Node node, String name) {
        return SCHEMATRON.equals(node.getNamespaceURI()) && name.equals(node.getLocalName());
    }

    /** A snapshot, in the order of the document. */
    static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagNameNS(SCHEMATRON, name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
