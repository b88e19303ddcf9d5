package de.ozghub.xoev.library;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** Collects the types derived from {@code xoev-code:Code} while a schema is read. */
final class CodeTypeReader {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final int NONE = -1;

    private final List<CodeType> all = new ArrayList<>();
    private String name = "";
    private int depth = NONE;
    private String listUri = "";
    private String listVersion = "";
    private boolean enumerated;

    /** Takes the start tag of an element of the XSD namespace. */
    void start(XMLStreamReader reader, String element, int at) {
        String ownName = attribute(reader, "name");
        switch (element) {
            case "complexType" -> name = ownName.isEmpty() ? name : ownName;
            case "element" -> {
                if (depth == NONE) {
                    name = ownName;
                } else if (ownName.equals("code")) {
                    enumerated |= !type(reader).isEmpty() && !type(reader).equals(XSD);
                }
            }
            case "restriction", "extension" -> {
                if (depth == NONE
                        && attribute(reader, "base").endsWith(":Code")
                        && CodeType.NAMESPACES.contains(base(reader))) {
                    depth = at;
                    listUri = "";
                    listVersion = "";
                    enumerated = false;
                }
            }
            case "enumeration" -> enumerated |= depth != NONE;
            case "attribute" -> {
                if (depth != NONE && ownName.equals("listURI")) {
                    listUri = attribute(reader, "fixed");
                } else if (depth != NONE && ownName.equals("listVersionID")) {
                    listVersion = attribute(reader, "fixed");
                }
            }
            default -> {
                // says nothing of codes
            }
        }
    }

    /** Takes an end tag. */
    void end(int at) {
        if (depth == at) {
            depth = NONE;
            all.add(new CodeType(kind(), name, listUri, listVersion));
        }
    }

    List<CodeType> all() {
        return List.copyOf(all);
    }

    private int kind() {
        if (listUri.isEmpty()) {
            return 4;
        }
        if (listVersion.isEmpty()) {
            return 3;
        }
        return enumerated ? 1 : 2;
    }

    private static String base(XMLStreamReader reader) {
        return namespace(reader, attribute(reader, "base"));
    }

    /** Namespace of the attribute {@code type}; empty without one. */
    private static String type(XMLStreamReader reader) {
        String type = attribute(reader, "type");
        return type.isEmpty() ? "" : namespace(reader, type);
    }

    private static String namespace(XMLStreamReader reader, String qualified) {
        int colon = qualified.indexOf(':');
        String found = reader.getNamespaceURI(colon < 0 ? "" : qualified.substring(0, colon));
        return found == null ? "" : found;
    }

    private static String attribute(XMLStreamReader reader, String attribute) {
        String value = reader.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }
}
