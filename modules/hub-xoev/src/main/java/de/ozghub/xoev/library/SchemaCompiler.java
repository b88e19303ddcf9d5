package de.ozghub.xoev.library;

import de.ozghub.xoev.xml.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks that a package is complete and compiles it through a driver schema that imports every one of its documents. */
final class SchemaCompiler {

    private static final String DRIVER = "file:///driver.xsd";

    private final HardenedXml xml;
    private final DocumentIndex index;
    private final DOMImplementationLS inputs;

    SchemaCompiler(HardenedXml xml, DocumentIndex index) {
        this.xml = xml;
        this.index = index;
        this.inputs = (DOMImplementationLS) xml.documentBuilder().getDOMImplementation();
    }

    /** What a walk over all includes and imports found. */
    record Walk(List<MissingFile> missing, Set<Path> foreign) {}

    /** Walks includes and imports; to JAXP a missing one is only a warning. */
    Walk walk(Path home, List<SchemaDocument> documents) {
        var seen = new HashSet<SchemaDocument>(documents);
        var waiting = new ArrayDeque<SchemaDocument>(documents);
        var missing = new LinkedHashMap<String, MissingFile>();
        var foreign = new LinkedHashSet<Path>();
        while (!waiting.isEmpty()) {
            SchemaDocument document = waiting.poll();
            for (var reference : document.references()) {
                boolean ownNamespaceOnly =
                        reference.location() == null && reference.namespace().equals(document.namespace());
                if (!ownNamespaceOnly) {
                    index.resolve(home, document, reference.namespace(), reference.location())
                            .ifPresentOrElse(
                                    found -> {
                                        if (seen.add(found)) {
                                            foreign.add(found.file());
                                            waiting.add(found);
                                        }
                                    },
                                    () -> missing.putIfAbsent(
                                            reference.location() + " " + reference.namespace(),
                                            missing(document.fileName(), reference.namespace(), reference.location())));
                }
            }
        }
        return new Walk(List.copyOf(missing.values()), foreign);
    }

    /**
     * @param name of the package, for messages
     * @param text sees every document
     */
    Schema compile(String name, Path home, List<SchemaDocument> documents, SchemaText text) {
        GroupCost.fault(index.groups(), documents).ifPresent(fault -> {
            throw new SchemaFault("%s is not compiled: %s".formatted(name, fault));
        });
        var driver = new StreamSource(new StringReader(driver(documents)), DRIVER);
        try {
            return xml.schemaFactory((type, namespace, publicId, systemId, base) ->
                            input(resolve(home, index.bySystemId(base).orElse(null), namespace, systemId), text))
                    .newSchema(driver);
        } catch (SAXParseException e) {
            throw new SchemaFault(
                    "%s does not compile: line %d of %s: %s"
                            .formatted(name, e.getLineNumber(), fileName(e.getSystemId()), e.getMessage()),
                    e);
        } catch (StackOverflowError e) {
            // chains of thousands of types; the stack is whole again here
            throw new SchemaFault("%s does not compile: its types are nested too deeply".formatted(name), e);
        } catch (SAXException e) {
            throw new SchemaFault("%s does not compile: %s".formatted(name, e.getMessage()), e);
        }
    }

    private SchemaDocument resolve(
            Path home, @Nullable SchemaDocument base, @Nullable String namespace, @Nullable String location) {
        String wanted = namespace == null ? "" : namespace;
        return index.resolve(home, base, wanted, location)
                .orElseThrow(
                        () -> new SchemaFault(missing(base == null ? "the driver" : base.fileName(), wanted, location)
                                .sentence()));
    }

    private static MissingFile missing(String referrer, String namespace, @Nullable String location) {
        String address = location == null ? "" : location;
        return new MissingFile(referrer, address, namespace, KnownSources.of(address, namespace));
    }

    private LSInput input(SchemaDocument document, SchemaText text) {
        try {
            var input = inputs.createLSInput();
            input.setSystemId(document.systemId());
            input.setByteStream(
                    new ByteArrayInputStream(text.read(document.namespace(), Files.readAllBytes(document.file()))));
            return input;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(@Nullable String systemId) {
        return systemId == null ? "the driver" : systemId.substring(systemId.lastIndexOf('/') + 1);
    }

    private static String driver(List<SchemaDocument> documents) {
        Set<String> included = new HashSet<>();
        for (var document : documents) {
            document.references().forEach(reference -> {
                if (reference.location() != null) {
                    included.add(reference.location());
                }
            });
        }
        var text = new StringBuilder(
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:ozg-hub:driver'>");
        for (var document : documents) {
            if (!document.namespace().isEmpty()) {
                text.append("<xs:import namespace='")
                        .append(escape(document.namespace()))
                        .append("' schemaLocation='")
                        .append(escape(document.systemId()))
                        .append("'/>");
            } else if (!included.contains(document.fileName())) {
                text.append("<xs:import schemaLocation='")
                        .append(escape(document.systemId()))
                        .append("'/>");
            }
        }
        return text.append("</xs:schema>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
