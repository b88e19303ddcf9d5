package de.ozghub.xoev.codelist;

import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads genericode by streaming. Children of {@code gc:CodeList} are unqualified. */
final class GenericodeReader {

    record Identification(String uri, String version) {}

    private final HardenedXml xml;

    GenericodeReader(HardenedXml xml) {
        this.xml = xml;
    }

    /** Stops behind {@code Identification}. */
    Identification identify(Path file) {
        return with(file, reader -> new Parse(reader).identification());
    }

    CodeList read(Path file) {
        return with(file, reader -> {
            var parse = new Parse(reader);
            var identification = parse.identification();
            var columns = parse.columns();
            return new CodeList(identification.uri(), identification.version(), parse.rows(columns));
        });
    }

    private <T> T with(Path file, Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = xml.stream(in);
            try {
                return reading.read(reader);
            } finally {
                reader.close();
            }
        } catch (IOException | XMLStreamException | XmlFault e) {
            throw new UnreadableCodeList("not readable as genericode: " + file.getFileName(), e);
        }
    }

    private interface Reading<T> {
        T read(XMLStreamReader reader) throws XMLStreamException;
    }

    /** Which columns hold the codes, which their names. */
    private record Columns(List<String> codes, @Nullable String name) {}

    private static final class Parse {

        private final XMLStreamReader reader;

        Parse(XMLStreamReader reader) throws XMLStreamException {
            this.reader = reader;
            reader.nextTag();
            if (!reader.getLocalName().equals("CodeList")) {
                throw new UnreadableCodeList("the root element is not CodeList");
            }
        }

        Identification identification() throws XMLStreamException {
            String uri = null;
            String version = null;
            while (next()) {
                switch (reader.getLocalName()) {
                    case "CanonicalUri" -> uri = reader.getElementText().strip();
                    case "Version" -> version = reader.getElementText().strip();
                    case "CanonicalVersionUri", "Agency", "ColumnSet" -> {
                        if (uri != null && version != null) {
                            return new Identification(uri, version);
                        }
                    }
                    default -> {
                        // names and descriptions
                    }
                }
            }
            throw new UnreadableCodeList("CanonicalUri or Version is missing");
        }

        /**
         * The recommended code column; without a recommendation every column that is a key of its own, since nothing says
         * which of them a message uses.
         */
        Columns columns() throws XMLStreamException {
            var columns = new ArrayList<String>();
            var keys = new ArrayList<List<String>>();
            List<String> recommended = List.of();
            while (next() && !reader.getLocalName().equals("SimpleCodeList")) {
                switch (reader.getLocalName()) {
                    case "Column" -> columns.add(reader.getAttributeValue(null, "Id"));
                    case "Key" -> keys.add(new ArrayList<>());
                    case "recommendedKeyColumn", "empfohleneCodeSpalte" -> recommended = keys.getLast();
                    case "ColumnRef" -> keys.getLast().add(reader.getAttributeValue(null, "Ref"));
                    default -> {
                        // names and annotations
                    }
                }
            }
            List<String> codes = recommended.isEmpty() ? singles(keys) : recommended.subList(0, 1);
            return new Columns(
                    codes,
                    columns.stream()
                            .filter(column -> !codes.contains(column))
                            .findFirst()
                            .orElse(null));
        }

        private static List<String> singles(List<List<String>> keys) {
            List<String> singles = keys.stream()
                    .filter(key -> key.size() == 1)
                    .map(List::getFirst)
                    .distinct()
                    .toList();
            if (singles.isEmpty()) {
                throw new UnreadableCodeList("no key of one column");
            }
            return singles;
        }

        Map<String, String> rows(Columns columns) throws XMLStreamException {
            var names = new HashMap<String, String>();
            var codes = new ArrayList<String>();
            String name = "";
            String column = "";
            while (next()) {
                switch (reader.getLocalName()) {
                    case "Row" -> {
                        put(names, codes, name);
                        name = "";
                    }
                    case "Value" -> column = reader.getAttributeValue(null, "ColumnRef");
                    case "SimpleValue" -> {
                        String value = reader.getElementText().strip();
                        if (columns.codes().contains(column)) {
                            codes.add(value);
                        } else if (column.equals(columns.name())) {
                            name = value;
                        }
                    }
                    default -> {
                        // nothing else stands in a row
                    }
                }
            }
            put(names, codes, name);
            return names;
        }

        private static void put(Map<String, String> names, List<String> codes, String name) {
            codes.forEach(code -> names.put(code, name));
            codes.clear();
        }

        /** Moves to the next start tag at any depth. */
        private boolean next() throws XMLStreamException {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
            }
            return false;
        }
    }
}
