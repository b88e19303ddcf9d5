package de.ozghub.xoev.validation;

import de.ozghub.xoev.library.CodeType;
import java.util.IdentityHashMap;
import javax.xml.validation.TypeInfoProvider;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.TypeInfo;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Stands behind the schema validator, sees each element with its type and collects the codes whose values the schema leaves
 * open: an element of a type derived from {@code xoev-code:Code} whose child {@code code} is a plain token (XÖV code types 2
 * to 4; type 1 enumerates the values). Fixed list attributes have been filled in by the validator.
 */
final class TypeProbe extends DefaultHandler {

    private enum Kind {
        OTHER,
        BINARY,
        CODE,
        PLAIN
    }

    /** What is done with the elements of one type. */
    private record Treatment(Kind kind, @Nullable CharacterSet allowed, boolean cheap) {}

    private static final Treatment NONE = new Treatment(Kind.OTHER, null, false);
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final int EVERY_DERIVATION = TypeInfo.DERIVATION_RESTRICTION | TypeInfo.DERIVATION_EXTENSION;

    private final TypeInfoProvider types;
    private final Place place;
    private final CodeCheck check;
    private final CharacterCheck characters;
    private final IdentityHashMap<TypeInfo, Treatment> treatments = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean binary;
    private boolean cheap;
    private @Nullable CharacterSet allowed;
    private int allowedDepth;
    private int codeDepth;
    private int valueDepth;
    private String listUri = "";
    private String listVersion = "";

    TypeProbe(TypeInfoProvider types, Place place, CodeCheck check, CharacterCheck characters) {
        this.types = types;
        this.place = place;
        this.check = check;
        this.characters = characters;
    }

    void reset() {
        codeDepth = 0;
        valueDepth = 0;
        allowed = null;
        allowedDepth = 0;
    }

    /** True if no pattern of the schema runs over the text of the element that has just started. */
    boolean cheap() {
        return cheap;
    }

    /** True if the element that has just started holds base64 or hex. */
    boolean binary() {
        return binary;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        Treatment treatment = treatment(types.getElementTypeInfo());
        Kind kind = treatment.kind();
        binary = kind == Kind.BINARY;
        checkCharacters(treatment, attributes);
        cheap = treatment.cheap();
        if (kind == Kind.CODE) {
            codeDepth = place.depth();
            listUri = value(attributes, "listURI");
            listVersion = value(attributes, "listVersionID");
        } else if (kind == Kind.PLAIN && place.depth() == codeDepth + 1 && localName.equals("code")) {
            valueDepth = place.depth();
            text.setLength(0);
        }
    }

    @Override
    public void characters(char[] signs, int start, int length) {
        if (valueDepth > 0 || allowed != null) {
            text.append(signs, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        CharacterSet set = allowed;
        if (set != null && place.depth() == allowedDepth) {
            allowed = null;
            characters.check(set, text);
        }
        if (valueDepth > 0 && place.depth() == valueDepth) {
            valueDepth = 0;
            check.code(listUri, listVersion, text.toString().strip(), place);
        } else if (place.depth() == codeDepth) {
            codeDepth = 0;
        }
    }

    /** Simple content has no child: one text at a time is enough. */
    private void checkCharacters(Treatment treatment, Attributes attributes) {
        allowed = treatment.allowed();
        if (allowed != null) {
            allowedDepth = place.depth();
            text.setLength(0);
        }
        if (characters.needed()) {
            for (int i = 0; i < attributes.getLength(); i++) {
                CharacterSet set = treatment(types.getAttributeTypeInfo(i)).allowed();
                if (set != null) {
                    characters.check(set, attributes.getValue(i));
                }
            }
        }
    }

    private Treatment treatment(@Nullable TypeInfo type) {
        if (type == null) {
            return NONE;
        }
        Treatment known = treatments.get(type);
        if (known == null) {
            known = treat(type);
            treatments.put(type, known);
        }
        return known;
    }

    private Treatment treat(TypeInfo type) {
        Kind kind = kindOf(type);
        CharacterSet set = characters.of(type);
        boolean cheap = kind == Kind.BINARY
                || kind == Kind.PLAIN
                || (set != null && !characters.patternedAgain())
                || characters.patternFree(type);
        return new Treatment(kind, set, cheap);
    }

    private static Kind kindOf(TypeInfo type) {
        if (CodeType.NAMESPACES.stream().anyMatch(namespace -> derives(type, namespace, "Code"))) {
            return Kind.CODE;
        }
        if (derives(type, XSD, "base64Binary") || derives(type, XSD, "hexBinary")) {
            return Kind.BINARY;
        }
        boolean plain = XSD.equals(type.getTypeNamespace())
                && ("token".equals(type.getTypeName()) || "string".equals(type.getTypeName()));
        return plain ? Kind.PLAIN : Kind.OTHER;
    }

    private static boolean derives(TypeInfo type, String namespace, String name) {
        return (namespace.equals(type.getTypeNamespace()) && name.equals(type.getTypeName()))
                || type.isDerivedFrom(namespace, name, EVERY_DERIVATION);
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue("", name);
        return value == null ? "" : value.strip();
    }
}
