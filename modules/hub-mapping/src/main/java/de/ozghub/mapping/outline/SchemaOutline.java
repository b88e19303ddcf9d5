package de.ozghub.mapping.outline;

import de.ozghub.mapping.outline.Particle.Occurs;
import de.ozghub.mapping.outline.Type.Attribute;
import de.ozghub.mapping.outline.Type.Structure;
import de.ozghub.xoev.library.SchemaPackage;
import de.ozghub.xoev.library.SchemaRoot;
import de.ozghub.xoev.xml.HardenedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The declarations of one schema package. For one thread. */
public final class SchemaOutline {

    private final SchemaText text;
    private final SimpleTypes simpleTypes;

    /** Reads every schema of the package; takes up to a second for the largest. */
    public SchemaOutline(HardenedXml xml, SchemaPackage schemas) {
        this.text = new SchemaText(xml, schemas);
        this.simpleTypes = new SimpleTypes(text);
    }

    /** The declaration of a root; empty if the package's text has none. */
    public Optional<Declaration> root(SchemaRoot root) {
        Element found = text.find("element", new QName(root.namespace(), root.localName()));
        return Optional.ofNullable(found).map(this::element);
    }

    private Declaration element(Element declared) {
        if (declared.hasAttribute("ref")) {
            Element global = text.find("element", SchemaText.qualified(declared, "ref"));
            return global == null
                    ? new Declaration(SchemaText.qualified(declared, "ref"), "", new Type.Unknown(), null)
                    : element(global);
        }
        if (declared.getAttribute("abstract").equals("true")) {
            Optional<Element> substitute = text.substitute(name(declared, "elementFormDefault"));
            if (substitute.isPresent()) {
                return element(substitute.get());
            }
        }
        return new Declaration(
                name(declared, "elementFormDefault"), SchemaText.title(declared), type(declared), fixed(declared));
    }

    private static @Nullable String fixed(Element declared) {
        return declared.hasAttribute("fixed") ? declared.getAttribute("fixed") : null;
    }

    private static QName name(Element declared, String formDefault) {
        Element schema = declared.getOwnerDocument().getDocumentElement();
        boolean global = schema.isSameNode(declared.getParentNode());
        String form = declared.hasAttribute("form") ? declared.getAttribute("form") : schema.getAttribute(formDefault);
        String namespace = global || form.equals("qualified") ? schema.getAttribute("targetNamespace") : "";
        return new QName(namespace, declared.getAttribute("name"));
    }

    private Type type(Element declared) {
        if (declared.hasAttribute("type")) {
            return named(SchemaText.qualified(declared, "type"));
        }
        for (Element child : SchemaText.children(declared)) {
            switch (child.getLocalName()) {
                case "complexType" -> {
                    return structure(child);
                }
                case "simpleType" -> {
                    return simpleTypes.of(child);
                }
                default -> {
                    // annotations and identity constraints
                }
            }
        }
        return new Type.Unknown();
    }

    private Type named(QName name) {
        Element found = text.find("type", name);
        if (found != null && found.getLocalName().equals("complexType")) {
            return structure(found);
        }
        return simpleTypes.named(name).<Type>map(simple -> simple).orElseGet(Type.Unknown::new);
    }

    private Structure structure(Element complexType) {
        var attributes = new ArrayList<Attribute>();
        var content = new ArrayList<Particle>();
        Type.@Nullable Text simple = contents(complexType, attributes, content);
        return new Structure(complexType.getAttribute("name"), attributes, content, simple);
    }

    /** Fills the lists; the text of simple content, null if there is none. */
    private Type.@Nullable Text contents(Element owner, List<Attribute> attributes, List<Particle> content) {
        Type.@Nullable Text simple = null;
        for (Element child : SchemaText.children(owner)) {
            switch (child.getLocalName()) {
                case "simpleContent", "complexContent" -> simple = contents(child, attributes, content);
                case "extension" -> {
                    simple = base(child, attributes, content);
                    contents(child, attributes, content);
                }
                case "restriction" -> simple = restriction(child, attributes, content);
                case "sequence", "all", "choice", "group" -> content.add(particle(child));
                case "attribute" -> attribute(child, attributes);
                case "attributeGroup" -> {
                    Element group = text.find("attributeGroup", SchemaText.qualified(child, "ref"));
                    if (group != null) {
                        contents(group, attributes, content);
                    }
                }
                default -> {
                    // annotations and facets
                }
            }
        }
        return simple;
    }

    private Type.@Nullable Text base(Element derivation, List<Attribute> attributes, List<Particle> content) {
        QName base = SchemaText.qualified(derivation, "base");
        Element found = text.find("type", base);
        if (found != null && found.getLocalName().equals("complexType")) {
            return contents(found, attributes, content);
        }
        return simpleTypes.named(base).orElse(null);
    }

    /** A restriction repeats the content it keeps, and inherits attributes it does not name. */
    private Type.@Nullable Text restriction(Element derivation, List<Attribute> attributes, List<Particle> content) {
        var inherited = new ArrayList<Attribute>();
        Type.@Nullable Text simple = base(derivation, inherited, new ArrayList<>());
        contents(derivation, attributes, content);
        List<QName> named = SchemaText.children(derivation).stream()
                .filter(child -> child.getLocalName().equals("attribute"))
                .map(child -> child.hasAttribute("ref")
                        ? SchemaText.qualified(child, "ref")
                        : name(child, "attributeFormDefault"))
                .toList();
        inherited.stream()
                .filter(attribute -> !named.contains(attribute.declaration().name()))
                .forEach(attributes::add);
        return simple == null ? null : simpleTypes.restricted(simple, derivation);
    }

    private void attribute(Element declared, List<Attribute> attributes) {
        String use = declared.getAttribute("use");
        if (use.equals("prohibited")) {
            return;
        }
        Element meant =
                declared.hasAttribute("ref") ? text.find("attribute", SchemaText.qualified(declared, "ref")) : declared;
        Declaration declaration = meant == null
                ? new Declaration(SchemaText.qualified(declared, "ref"), "", new Type.Unknown(), null)
                : new Declaration(
                        name(meant, "attributeFormDefault"), SchemaText.title(meant), type(meant), fixed(meant));
        attributes.add(new Attribute(declaration, use.equals("required")));
    }

    private Particle particle(Element declared) {
        Occurs occurs = occurs(declared);
        return switch (declared.getLocalName()) {
            case "element" -> new Particle.Item(occurs, () -> element(declared));
            case "any" -> new Particle.Any(occurs);
            case "group" -> {
                Element group = text.find("group", SchemaText.qualified(declared, "ref"));
                yield new Particle.Group(occurs, false, group == null ? List.of() : pieces(group));
            }
            default -> new Particle.Group(occurs, declared.getLocalName().equals("choice"), pieces(declared));
        };
    }

    private List<Particle> pieces(Element group) {
        return SchemaText.children(group).stream()
                .filter(child -> !child.getLocalName().equals("annotation"))
                .map(this::particle)
                .toList();
    }

    private static Occurs occurs(Element particle) {
        String min = particle.getAttribute("minOccurs");
        String max = particle.getAttribute("maxOccurs");
        return new Occurs(
                min.isEmpty() ? 1 : Integer.parseInt(min),
                max.isEmpty() ? 1 : max.equals("unbounded") ? Integer.MAX_VALUE : Integer.parseInt(max));
    }
}
