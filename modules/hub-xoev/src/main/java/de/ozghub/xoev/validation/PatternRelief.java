package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.SchemaText;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Takes patterns out of schemas that this project checks faster itself: those of named types that restrict {@code xs:string}
 * by one pattern of the form {@link CharacterSet} knows. Watches for uses whose meaning would change (lists, unions, other
 * white space): then the schema must be compiled as it is.
 */
final class PatternRelief implements SchemaText {

    private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;
    private static final String UNNAMED = "#";
    private static final List<String> CHANGING = List.of("union", "list", "whiteSpace");

    private final HardenedXml xml;
    private final Map<QName, CharacterSet> relieved = new HashMap<>();
    private final Map<QName, Set<QName>> references = new HashMap<>();
    private final Set<QName> suspicious = new HashSet<>();
    private final Set<QName> patterned = new HashSet<>(List.of(new QName(XSD, "language")));

    PatternRelief(HardenedXml xml) {
        this.xml = xml;
    }

    Map<QName, CharacterSet> relieved() {
        return Map.copyOf(relieved);
    }

    /** True if no list, union or change of white space is made of a relieved type. */
    boolean safe() {
        return suspicious.stream().noneMatch(type -> reaches(type, relieved.keySet(), new HashSet<>()));
    }

    /** Named types over whose texts no pattern runs that was left in the schema: their length costs nothing. */
    Set<QName> patternFree() {
        return references.keySet().stream()
                .filter(type -> !type.getLocalPart().startsWith(UNNAMED))
                .filter(type -> !reaches(type, patterned, new HashSet<>()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True if a type that is made of a relieved one has a pattern again. */
    boolean patternedAgain() {
        return patterned.stream().anyMatch(type -> reaches(type, relieved.keySet(), new HashSet<>()));
    }

    private boolean reaches(QName type, Set<QName> wanted, Set<QName> seen) {
        if (!seen.add(type)) {
            return false;
        }
        return wanted.contains(type)
                || references.getOrDefault(type, Set.of()).stream().anyMatch(next -> reaches(next, wanted, seen));
    }

    @Override
    public byte[] read(String namespace, byte[] xsd) {
        try {
            Document document = xml.documentBuilder().parse(new ByteArrayInputStream(xsd));
            boolean changed = false;
            for (String kind : List.of("simpleType", "complexType")) {
                for (Element type : elements(document.getDocumentElement(), kind)) {
                    note(namespace, type);
                    changed |= kind.equals("simpleType") && relieve(namespace, type);
                }
            }
            return changed ? text(document) : xsd;
        } catch (SAXException | IOException | XmlFault e) {
            // the compiler says what is wrong with it
            return xsd;
        }
    }

    /** Types it refers to; for one without a name its place in the file stands for it. */
    private void note(String namespace, Element type) {
        String own = type.getAttribute("name");
        var name = new QName(namespace, own.isEmpty() ? UNNAMED + references.size() : own);
        var used = references.computeIfAbsent(name, absent -> new HashSet<>());
        for (Element part : elements(type, "*")) {
            for (String attribute : List.of("base", "memberTypes", "itemType")) {
                if (part.hasAttribute(attribute)) {
                    for (String reference : part.getAttribute(attribute).strip().split("\\s+", -1)) {
                        used.add(qualified(part, reference));
                    }
                }
            }
            if (CHANGING.contains(part.getLocalName())) {
                suspicious.add(name);
            }
            if (part.getLocalName().equals("pattern")) {
                patterned.add(name);
            }
        }
    }

    private boolean relieve(String namespace, Element type) {
        String name = type.getAttribute("name");
        List<Element> restrictions = children(type, "restriction");
        if (name.isEmpty() || restrictions.size() != 1) {
            return false;
        }
        Element restriction = restrictions.getFirst();
        List<Element> facets = children(restriction, "*");
        boolean plain = qualified(restriction, restriction.getAttribute("base")).equals(new QName(XSD, "string"))
                && facets.size() == 1
                && facets.getFirst().getLocalName().equals("pattern");
        if (!plain) {
            return false;
        }
        var characters = CharacterSet.parse(facets.getFirst().getAttribute("value"));
        characters.ifPresent(set -> {
            relieved.put(new QName(namespace, name), set);
            patterned.remove(new QName(namespace, name));
            restriction.removeChild(facets.getFirst());
        });
        return characters.isPresent();
    }

    private static QName qualified(Element at, String name) {
        int colon = name.indexOf(':');
        String namespace = at.lookupNamespaceURI(colon < 0 ? null : name.substring(0, colon));
        return new QName(namespace == null ? "" : namespace, name.substring(colon + 1));
    }

    private static List<Element> elements(Element within, String name) {
        return list(within.getElementsByTagNameNS(XSD, name));
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent, name).stream()
                .filter(element -> parent.equals(element.getParentNode()))
                .filter(element -> !element.getLocalName().equals("annotation"))
                .toList();
    }

    private static List<Element> list(NodeList nodes) {
        var elements = new java.util.ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static byte[] text(Document document) {
        try {
            var out = new ByteArrayOutputStream();
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("a schema cannot be written", e);
        }
    }
}
