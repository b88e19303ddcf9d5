package de.ozghub.xoev.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.ozghub.xoev.archive.Reason;
import de.ozghub.xoev.archive.Refusal;
import de.ozghub.xoev.codelist.CodeLists;
import de.ozghub.xoev.codelist.UnreadableCodeList;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import de.ozghub.xoev.xml.XmlLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Goes through the unpacked files: code lists are read and moved to {@code codelisten/}, other XML is checked for what no
 * package may hold, and what the library does not use is dropped (the zip keeps it).
 */
final class ContentSorting {

    private static final Set<String> KEPT = Set.of("xsd", "sch", "wsdl", "xsl", "xslt");
    private static final Set<String> PERHAPS_LISTS = Set.of("gc", "xml");
    private static final String GENERICODE = "http://docs.oasis-open.org/codelist/ns/genericode/";
    private static final String CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog";
    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final String CODE_LISTS = "codelisten";
    private static final int HEAD = 1 << 16;
    /** The largest official ones have 2.4 and 2.9 MB; a compiled schema takes about twenty times its bytes of heap. */
    private static final long MAX_SCHEMA = 8L << 20;

    private static final long MAX_SCHEMAS = 16L << 20;
    private static final long MAX_LIST = 32L << 20;

    private final HardenedXml xml = new HardenedXml(XmlLimits.LIBRARY);
    private final Path content;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Path> lists = new ArrayList<>();

    ContentSorting(Path content) {
        this.content = content;
    }

    /** True for names that may be of use; the others are not even unpacked. */
    static boolean wanted(String name) {
        String kind = kind(name);
        return KEPT.contains(kind) || PERHAPS_LISTS.contains(kind);
    }

    /** The package's code lists; see {@link #reasons()} for what forbids its import. */
    CodeLists sort() throws IOException {
        long schemaBytes = 0;
        for (Path file : FileTree.files(content)) {
            if (kind(file.toString()).equals("xsd")) {
                // they are read as a whole by the probe
                schemaBytes += size(file, MAX_SCHEMA);
            } else if (PERHAPS_LISTS.contains(kind(file.toString()))) {
                perhapsList(file);
            } else {
                size(file, MAX_SCHEMA);
                check(file);
            }
        }
        if (schemaBytes > MAX_SCHEMAS) {
            reasons.add(new Reason(
                    Refusal.ARCHIVE_TOO_LARGE,
                    "schemas",
                    "they have %,d bytes together, %,d are allowed".formatted(schemaBytes, MAX_SCHEMAS)));
        }
        return reasons.isEmpty() ? readable() : CodeLists.of(xml, List.of());
    }

    List<Reason> reasons() {
        return reasons;
    }

    private CodeLists readable() {
        for (Path file : lists) {
            // one at a time, so that only one is held
            var one = CodeLists.of(xml, List.of(file));
            one.faults().values().forEach(what -> unreadable(file, what));
            for (String uri : one.uris()) {
                try {
                    one.find(uri, one.versions(uri).getFirst());
                } catch (UnreadableCodeList e) {
                    unreadable(file, String.valueOf(e.getMessage()));
                }
            }
        }
        return CodeLists.of(xml, lists);
    }

    private void unreadable(Path file, String what) {
        reasons.add(new Reason(Refusal.CODE_LIST_UNREADABLE, name(file), what));
    }

    /** Size of a file; too large a one is a reason. */
    private long size(Path file, long most) throws IOException {
        long size = Files.size(file);
        if (size > most) {
            reasons.add(new Reason(
                    Refusal.ARCHIVE_TOO_LARGE, name(file), "it has %,d bytes, %,d are allowed".formatted(size, most)));
        }
        return size;
    }

    private void perhapsList(Path file) throws IOException {
        String namespace = rootNamespace(file);
        if (namespace.startsWith(GENERICODE)) {
            size(file, MAX_LIST);
            lists.add(moved(file));
            return;
        }
        if (namespace.equals(CATALOG)) {
            catalog(file);
        }
        Files.delete(file);
    }

    private Path moved(Path file) throws IOException {
        Path folder = content.resolve(CODE_LISTS);
        if (file.startsWith(folder)) {
            return file;
        }
        Path target = folder.resolve(content.relativize(file));
        Files.createDirectories(target.resolveSibling("."));
        return Files.move(file, target);
    }

    /** Empty for what is no XML, which only a code list may not be. Lists need not be UTF-8. */
    private String rootNamespace(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = xml.stream(in);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // comments and processing instructions before the root
            }
            return String.valueOf(reader.getNamespaceURI());
        } catch (XmlFault e) {
            if (meantAsList(file)) {
                forbidden(file, e);
            }
            return "";
        } catch (XMLStreamException e) {
            if (meantAsList(file)) {
                reasons.add(new Reason(Refusal.CODE_LIST_UNREADABLE, name(file), "it is not well-formed XML"));
            }
            return "";
        }
    }

    private static boolean meantAsList(Path file) throws IOException {
        return kind(file.toString()).equals("gc") || head(file).contains(GENERICODE);
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), ISO_8859_1);
        }
    }

    /** A catalogue that stays within the package does no harm and is not used; one that leads out is no accident. */
    private void catalog(Path file) throws IOException {
        each(file, reader -> {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String name = reader.getAttributeLocalName(i);
                String value = reader.getAttributeValue(i);
                boolean target = name.equals("uri") || name.equals("catalog") || name.startsWith("rewrite");
                if (target && (value.contains(":") || value.contains("..") || value.startsWith("/"))) {
                    reasons.add(new Reason(
                            Refusal.XML_CATALOG,
                            name(file),
                            "it maps an address to %s, out of the package".formatted(value)));
                }
            }
        });
    }

    private void check(Path file) throws IOException {
        each(file, reader -> {
            if (XINCLUDE.equals(reader.getNamespaceURI())) {
                reasons.add(new Reason(
                        Refusal.XML_FORBIDDEN,
                        name(file),
                        "it holds xinclude in line " + reader.getLocation().getLineNumber()));
            }
        });
    }

    private interface Visit {
        void at(XMLStreamReader element);
    }

    private void each(Path file, Visit visit) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = xml.stream(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    visit.at(reader);
                }
            }
        } catch (XmlFault e) {
            forbidden(file, e);
        } catch (XMLStreamException e) {
            reasons.add(new Reason(Refusal.SCHEMA_UNREADABLE, name(file), "it is not well-formed XML"));
        }
    }

    private void forbidden(Path file, XmlFault fault) {
        reasons.add(Faults.of(name(file), fault));
    }

    private String name(Path file) {
        return content.relativize(file).toString();
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
