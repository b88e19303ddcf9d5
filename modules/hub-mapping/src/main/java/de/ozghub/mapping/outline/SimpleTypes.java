package de.ozghub.mapping.outline;

import de.ozghub.mapping.outline.Type.Facets;
import de.ozghub.mapping.outline.Type.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.w3c.dom.Element;

/** Reads simple types down to the type of XSD they are derived from. */
final class SimpleTypes {

    private static final Text ANY = new Text("string", List.of(), Facets.NONE);

    private final SchemaText text;

    SimpleTypes(SchemaText text) {
        this.text = text;
    }

    /** Empty if the schemas hold no simple type of this name. */
    Optional<Text> named(QName name) {
        if (name.getNamespaceURI().equals(SchemaText.XSD)) {
            return Optional.of(new Text(name.getLocalPart(), List.of(), Facets.NONE));
        }
        Element found = text.find("type", name);
        return found == null || !found.getLocalName().equals("simpleType") ? Optional.empty() : Optional.of(of(found));
    }

    Text of(Element simpleType) {
        for (Element child : SchemaText.children(simpleType)) {
            switch (child.getLocalName()) {
                case "restriction" -> {
                    return restricted(base(child), child);
                }
                case "union" -> {
                    return firstMember(child);
                }
                case "list" -> {
                    // one item is a list too
                    return child.hasAttribute("itemType")
                            ? named(SchemaText.qualified(child, "itemType")).orElse(ANY)
                            : ANY;
                }
                default -> {
                    // annotations
                }
            }
        }
        return ANY;
    }

    private Text base(Element restriction) {
        if (restriction.hasAttribute("base")) {
            return named(SchemaText.qualified(restriction, "base")).orElse(ANY);
        }
        return SchemaText.children(restriction).stream()
                .filter(child -> child.getLocalName().equals("simpleType"))
                .findFirst()
                .map(this::of)
                .orElse(ANY);
    }

    private Text firstMember(Element union) {
        String members = union.getAttribute("memberTypes").strip();
        if (!members.isEmpty()) {
            return named(SchemaText.named(union, members.split("\\s+", -1)[0])).orElse(ANY);
        }
        return SchemaText.children(union).stream()
                .filter(child -> child.getLocalName().equals("simpleType"))
                .findFirst()
                .map(this::of)
                .orElse(ANY);
    }

    /** The base with what a restriction says on top. */
    Text restricted(Text base, Element restriction) {
        var values = new ArrayList<String>();
        var patterns = new ArrayList<>(base.facets().patterns());
        Integer minLength = base.facets().minLength();
        Integer maxLength = base.facets().maxLength();
        String minInclusive = base.facets().minInclusive();
        String maxInclusive = base.facets().maxInclusive();
        for (Element facet : SchemaText.children(restriction)) {
            String value = facet.getAttribute("value");
            switch (facet.getLocalName()) {
                case "enumeration" -> values.add(value);
                case "pattern" -> patterns.add(value);
                case "minLength" -> minLength = Integer.valueOf(value);
                case "maxLength" -> maxLength = Integer.valueOf(value);
                case "length" -> {
                    minLength = Integer.valueOf(value);
                    maxLength = Integer.valueOf(value);
                }
                case "minInclusive" -> minInclusive = value;
                case "maxInclusive" -> maxInclusive = value;
                default -> {
                    // other facets and annotations
                }
            }
        }
        return new Text(
                base.builtIn(),
                values.isEmpty() ? base.enumeration() : values,
                new Facets(minLength, maxLength, minInclusive, maxInclusive, patterns));
    }
}
