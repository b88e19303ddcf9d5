package de.ozghub.xoev.validation;

import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.TypeInfo;

/** Checks elements and attributes of the types whose patterns were taken out of the schema; one instance per engine. */
final class CharacterCheck {

    private static final int EVERY_DERIVATION = TypeInfo.DERIVATION_RESTRICTION
            | TypeInfo.DERIVATION_EXTENSION
            | TypeInfo.DERIVATION_UNION
            | TypeInfo.DERIVATION_LIST;

    private final Map<QName, CharacterSet> types;
    private final Set<QName> patternFree;
    private final boolean patternedAgain;
    private final Place place;
    private final SchemaErrors errors;

    CharacterCheck(CompiledSchema schema, Place place, SchemaErrors errors) {
        this.types = schema.types();
        this.patternFree = schema.patternFree();
        this.patternedAgain = schema.patternedAgain();
        this.place = place;
        this.errors = errors;
    }

    boolean needed() {
        return !types.isEmpty();
    }

    /** True if a pattern of the schema may run over texts this checks too. */
    boolean patternedAgain() {
        return patternedAgain;
    }

    /** True if no pattern of the schema runs over texts of this type. Costly: to be kept. */
    boolean patternFree(TypeInfo type) {
        String name = type.getTypeName();
        return name != null && patternFree.contains(new QName(type.getTypeNamespace(), name));
    }

    /** The characters an element or attribute of this type may hold; null if the schema decides. Costly: to be kept. */
    @Nullable
    CharacterSet of(TypeInfo type) {
        for (Map.Entry<QName, CharacterSet> entry : types.entrySet()) {
            if (derives(type, entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    void check(CharacterSet characters, CharSequence text) {
        if (!characters.matches(text)) {
            errors.add(Sentences.schema("cvc-pattern-valid", place, ""));
        }
    }

    private static boolean derives(TypeInfo type, QName name) {
        return (name.getNamespaceURI().equals(type.getTypeNamespace())
                        && name.getLocalPart().equals(type.getTypeName()))
                || type.isDerivedFrom(name.getNamespaceURI(), name.getLocalPart(), EVERY_DERIVATION)
                || type.isDerivedFrom(name.getNamespaceURI(), name.getLocalPart(), TypeInfo.DERIVATION_RESTRICTION)
                || type.isDerivedFrom(name.getNamespaceURI(), name.getLocalPart(), TypeInfo.DERIVATION_EXTENSION);
    }
}
