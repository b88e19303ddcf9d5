package de.ozghub.mapping.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** An element being built: attributes, and either a text or children, in the order they were written. For one thread. */
public final class Element {

    private final QName name;
    // most elements have a text alone: a message of 50 MB has a million of them
    private List<Attribute> attributes = List.of();
    private List<Element> children = List.of();
    private @Nullable String text;
    private @Nullable Element parent;
    private final boolean repeated;

    /** An attribute and its value. */
    public record Attribute(QName name, String value) {}

    public Element(QName name) {
        this(name, false);
    }

    private Element(QName name, boolean repeated) {
        this.name = name;
        this.repeated = repeated;
    }

    /** A new element of a repeated group; it is not yet anybody's child. */
    public static Element repeated(QName name) {
        return new Element(name, true);
    }

    public QName name() {
        return name;
    }

    /** In the order they were written. */
    public List<Attribute> attributes() {
        return attributes;
    }

    public List<Element> children() {
        return children;
    }

    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The child of this name that was written last, made if there is none; a repeated one is never used again. */
    public Element child(QName childName) {
        for (Element child : children.reversed()) {
            if (child.name.equals(childName) && !child.repeated) {
                return child;
            }
        }
        var child = new Element(childName);
        add(child);
        return child;
    }

    public void add(Element child) {
        child.parent = this;
        if (children.isEmpty()) {
            children = new ArrayList<>(1);
        }
        children.add(child);
    }

    /** Where it stands, for people: local names with {@code /} between, numbered where there are several. */
    public String path() {
        if (parent == null) {
            return name.getLocalPart();
        }
        List<Element> alike = parent.children.stream()
                .filter(sibling -> sibling.name.equals(name))
                .toList();
        String number = alike.size() > 1 ? "[" + (alike.indexOf(this) + 1) + "]" : "";
        return parent.path() + "/" + name.getLocalPart() + number;
    }

    /** False if there is a text already. */
    public boolean write(String newText) {
        if (text != null) {
            return false;
        }
        text = newText;
        return true;
    }

    /** False if there is such an attribute already. */
    public boolean write(QName attribute, String value) {
        if (attributes.stream().anyMatch(written -> written.name().equals(attribute))) {
            return false;
        }
        if (attributes.isEmpty()) {
            attributes = new ArrayList<>(1);
        }
        attributes.add(new Attribute(attribute, value));
        return true;
    }

    public boolean isEmpty() {
        return text == null && attributes.isEmpty() && children.isEmpty();
    }
}
