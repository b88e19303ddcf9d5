package de.ozghub.xoev.library;

import de.ozghub.submission.ProblemCode;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads from an XSD what the library has to know, without compiling it (XÖV-Handbuch: appinfo of standard and version). */
final class SchemaDocumentReader {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final HardenedXml xml;

    SchemaDocumentReader(HardenedXml xml) {
        this.xml = xml;
    }

    SchemaDocument read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new Parse(file, xml.stream(in)).document();
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            throw new SchemaFault(
                    "%s is not readable as XML (line %d)"
                            .formatted(file.getFileName(), at == null ? 0 : at.getLineNumber()),
                    e);
        } catch (IOException e) {
            throw new SchemaFault("%s cannot be read".formatted(file.getFileName()), e);
        } catch (XmlFault e) {
            throw new SchemaFault("%s: %s in line %d".formatted(file.getFileName(), e.rule(), e.line()), e);
        }
    }

    /** The state of one reading. */
    private static final class Parse {

        private final Path file;
        private final XMLStreamReader reader;
        private final List<String> open = new ArrayList<>();
        private final List<SchemaDocument.Reference> references = new ArrayList<>();
        private final List<SchemaRoot> roots = new ArrayList<>();
        private final Set<String> standards = new HashSet<>();
        private final Set<String> versions = new HashSet<>();
        private final Set<String> listUris = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> parts = new HashSet<>();
        private final Set<String> described = new HashSet<>();
        private final CodeTypeReader codeTypes = new CodeTypeReader();
        private final GroupReader groups = new GroupReader();
        private final AppinfoReader appinfo = new AppinfoReader();
        private String namespace = "";
        private String schemaVersion = "";

        Parse(Path file, XMLStreamReader reader) {
            this.file = file;
            this.reader = reader;
        }

        SchemaDocument document() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> {
                        open.removeLast();
                        codeTypes.end(open.size());
                        groups.end(open.size());
                    }
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                        if (reader.getPITarget().equals("oasis-xml-catalog")) {
                            throw forbidden("xml-catalog");
                        }
                    }
                    default -> {
                        // text of documentation
                    }
                }
            }
            return new SchemaDocument(
                    file,
                    namespace,
                    schemaVersion,
                    appinfo.of(namespace),
                    List.copyOf(references),
                    List.copyOf(roots),
                    Set.copyOf(parts),
                    Set.copyOf(described),
                    new SchemaDocument.Header(Set.copyOf(standards), Set.copyOf(versions)),
                    codeTypes.all(),
                    groups.all(),
                    Set.copyOf(listUris),
                    Set.copyOf(names));
        }

        private void start() throws XMLStreamException {
            String name = reader.getLocalName();
            boolean text = false;
            if (XSD.equals(reader.getNamespaceURI())) {
                if (open.isEmpty() && !name.equals("schema")) {
                    throw new SchemaFault(file.getFileName() + ": the root element is not xs:schema");
                }
                schemaElement(name);
                codeTypes.start(reader, name, open.size());
            } else if (XINCLUDE.equals(reader.getNamespaceURI())) {
                throw forbidden("xinclude");
            } else if (open.isEmpty()) {
                throw new SchemaFault(file.getFileName() + ": the root element is not xs:schema");
            } else if (path("schema/annotation/appinfo/standard")
                    || path("schema/annotation/appinfo/versionStandard")) {
                text = appinfo.take(reader, open.getLast(), name);
            } else if (path("schema/element/annotation/appinfo")) {
                text = rootInfo(name);
            }
            if (!text) {
                open.add(name);
            }
        }

        private void schemaElement(String name) {
            switch (name) {
                case "schema" -> {
                    if (!open.isEmpty()) {
                        throw new SchemaFault(file.getFileName() + ": schema inside a schema");
                    }
                    namespace = attribute("targetNamespace", "");
                    schemaVersion = attribute("version", "");
                }
                case "import" -> references.add(new SchemaDocument.Reference(attribute("namespace", ""), location()));
                case "include", "redefine", "override" ->
                    references.add(new SchemaDocument.Reference(namespace, location()));
                case "group" -> {
                    if (path("schema")) {
                        groups.start("{%s}%s".formatted(namespace, attribute("name", "")));
                    } else {
                        groups.ref(expanded(attribute("ref", "")));
                    }
                }
                case "element" -> {
                    groups.element();
                    names.add(attribute("name", ""));
                    if (path("schema")) {
                        roots.add(new SchemaRoot(namespace, attribute("name", ""), "", ""));
                        if (attribute("abstract", "").equals("true")) {
                            parts.add("{%s}%s".formatted(namespace, attribute("name", "")));
                        }
                    } else if (!attribute("ref", "").isEmpty()) {
                        parts.add(expanded(attribute("ref", "")));
                    }
                }
                case "attribute" -> {
                    names.add(attribute("name", ""));
                    fixedAttribute();
                }
                default -> {
                    // types, groups and particles are the compiler's business
                }
            }
        }

        private void fixedAttribute() {
            String fixed = attribute("fixed", "");
            if (fixed.isEmpty()) {
                return;
            }
            switch (attribute("name", "")) {
                case "standard" -> standards.add(fixed);
                case "version" -> versions.add(fixed);
                case "listURI" -> listUris.add(fixed);
                default -> {
                    // other fixed attributes carry no meaning here
                }
            }
        }

        private boolean rootInfo(String name) throws XMLStreamException {
            SchemaRoot root = roots.getLast();
            if (name.equals("title") || name.equals("rechtsgrundlage")) {
                described.add("{%s}%s".formatted(root.namespace(), root.localName()));
            }
            switch (name) {
                case "title" ->
                    roots.set(
                            roots.size() - 1,
                            new SchemaRoot(
                                    root.namespace(),
                                    root.localName(),
                                    reader.getElementText().strip(),
                                    root.legalBasis()));
                case "rechtsgrundlage" ->
                    roots.set(
                            roots.size() - 1,
                            new SchemaRoot(
                                    root.namespace(),
                                    root.localName(),
                                    root.title(),
                                    reader.getElementText().strip()));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean path(String expected) {
            String[] names = expected.split("/", -1);
            if (names.length != open.size()) {
                return false;
            }
            for (int i = 0; i < names.length; i++) {
                if (!names[i].equals(open.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private String expanded(String name) {
            int colon = name.indexOf(':');
            String known = reader.getNamespaceURI(colon < 0 ? "" : name.substring(0, colon));
            return "{%s}%s".formatted(known == null ? "" : known, name.substring(colon + 1));
        }

        private XmlFault forbidden(String rule) {
            var at = reader.getLocation();
            return new XmlFault(ProblemCode.XML_FORBIDDEN, rule, at.getLineNumber(), at.getColumnNumber());
        }

        private @Nullable String location() {
            return reader.getAttributeValue(null, "schemaLocation");
        }

        private String attribute(String name, String absent) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? absent : value.strip();
        }
    }
}
