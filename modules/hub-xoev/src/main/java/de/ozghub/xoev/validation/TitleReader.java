package de.ozghub.xoev.validation;

import de.ozghub.xoev.validation.FieldTitles.Content;
import de.ozghub.xoev.validation.FieldTitles.Field;
import de.ozghub.xoev.xml.HardenedXml;
import de.ozghub.xoev.xml.XmlFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads titles out of schemas: {@code title} of the XÖV appinfo, else the first sentence of the documentation. */
final class TitleReader {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final Set<String> WORDS = Set.of("title", "nameLang", "documentation");
    private static final int MAX_TITLE = 160;

    /** Behind a word, not behind an abbreviation. The blank comes first, since it alone is looked for letter by letter. */
    private static final Pattern SENTENCE_END = Pattern.compile(" (?<=\\p{L}{4}\\. )(?=\\p{Lu})");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final HardenedXml xml;
    private final Map<String, Field> roots = new HashMap<>();
    private final Map<String, Content> types = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();

    TitleReader(HardenedXml xml) {
        this.xml = xml;
    }

    /** Files read first count where names clash. One that cannot be read gives no titles. */
    void add(List<Path> schemas) {
        for (Path file : schemas) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                new Parse(xml.stream(in)).run();
            } catch (IOException | XMLStreamException | XmlFault e) {
                // titles are an extra; the compiler tells what is wrong with the schema
            }
        }
    }

    Set<String> namespaces() {
        return namespaces;
    }

    FieldTitles titles() {
        return new FieldTitles(Map.copyOf(roots), Map.copyOf(types));
    }

    private final class Parse {

        private final XMLStreamReader reader;
        private final List<@Nullable Object> open = new ArrayList<>();
        private String namespace = "";

        Parse(XMLStreamReader reader) {
            this.reader = reader;
        }

        void run() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                    default -> {
                        // text outside of titles
                    }
                }
            }
        }

        private void start(String name) throws XMLStreamException {
            if (WORDS.contains(name)) {
                words(name);
                return;
            }
            if (!XSD.equals(reader.getNamespaceURI())) {
                open.add(null);
                return;
            }
            open.add(
                    switch (name) {
                        case "schema" -> {
                            namespace = attribute("targetNamespace");
                            namespaces.add(namespace);
                            yield null;
                        }
                        case "element" -> element();
                        case "complexType" -> type("");
                        case "group" -> group();
                        case "extension", "restriction" -> {
                            Content around = innermost(Content.class);
                            if (around != null && around.base.isEmpty()) {
                                around.base = qualified(attribute("base"));
                            }
                            yield null;
                        }
                        default -> null;
                    });
        }

        private Field element() {
            var field = new Field();
            String name = attribute("name");
            field.type = qualified(attribute("type"));
            Content around = innermost(Content.class);
            if (around == null) {
                return roots.putIfAbsent(name, field) == null ? field : new Field();
            }
            String reference = attribute("ref");
            around.children.putIfAbsent(name.isEmpty() ? reference.substring(reference.indexOf(':') + 1) : name, field);
            return field;
        }

        private Content type(String prefix) {
            var type = new Content();
            String name = attribute("name");
            Object parent = open.isEmpty() ? null : open.getLast();
            if (!name.isEmpty()) {
                types.putIfAbsent(prefix + "{" + namespace + "}" + name, type);
            } else if (parent instanceof Field field) {
                field.inline = type;
            }
            return type;
        }

        private @Nullable Content group() {
            String reference = attribute("ref");
            if (reference.isEmpty()) {
                return type("group ");
            }
            Content around = innermost(Content.class);
            if (around != null) {
                around.groups.add("group " + qualified(reference));
            }
            return null;
        }

        /** UBL nests its words inside the documentation: the first text at any depth that says something counts. */
        private void words(String kind) throws XMLStreamException {
            Object about = innermost(Object.class);
            var direct = new StringBuilder();
            String nested = "";
            int depth = 1;
            String inner = "";
            while (depth > 0) {
                switch (reader.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (depth == 1) {
                            direct.append(reader.getText());
                        } else if (nested.isEmpty() && inner.equals("Definition")) {
                            nested = reader.getText();
                        }
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        inner = reader.getLocalName();
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {
                        // comments
                    }
                }
            }
            String text = direct.toString().isBlank() ? nested : direct.toString();
            if (about instanceof Field field && field.title.isEmpty()) {
                field.title = shortened(text);
            } else if (about instanceof Content type && type.title.isEmpty() && !kind.equals("title")) {
                type.title = shortened(text);
            }
        }

        private <T> @Nullable T innermost(Class<T> kind) {
            for (Object candidate : open.reversed()) {
                if (kind.isInstance(candidate)) {
                    return kind.cast(candidate);
                }
            }
            return null;
        }

        private String qualified(String name) {
            if (name.isEmpty()) {
                return "";
            }
            int colon = name.indexOf(':');
            String bound = reader.getNamespaceURI(colon < 0 ? "" : name.substring(0, colon));
            return "{" + (bound == null ? "" : bound) + "}" + name.substring(colon + 1);
        }

        private String attribute(String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }
    }

    private static String shortened(String text) {
        String plain = SPACE.matcher(text.strip()).replaceAll(" ");
        String first = SENTENCE_END.split(plain, 2)[0];
        return first.length() > MAX_TITLE ? first.substring(0, MAX_TITLE) + " …" : first;
    }
}
