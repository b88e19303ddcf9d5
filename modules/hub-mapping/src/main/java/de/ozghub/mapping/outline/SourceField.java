package de.ozghub.mapping.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * A field a message of a schema can have: an element that holds a text, or an attribute.
 *
 * @param path local names with {@code /} between, {@code @} before an attribute; begins with the root
 * @param steps the elements on the way, the root first
 * @param title German; empty if the schema says none
 */
public record SourceField(String path, List<QName> steps, boolean attribute, String title, Use use, Type.Text type) {

    public SourceField {
        steps = List.copyOf(steps);
    }

    /** @param repeatable whether it, or something around it, may stand there several times */
    public record Use(boolean required, boolean repeatable) {}

    /**
     * All fields of a root, in the order of the schema, each path once.
     *
     * @param limit most fields to list; the rest is left out
     */
    public static List<SourceField> of(Declaration root, int limit) {
        var walk = new Walk(limit);
        walk.element(root, List.of(), new Use(true, false));
        return List.copyOf(walk.found.values());
    }

    /** One walk down the declarations. */
    private static final class Walk {

        private final int limit;
        private final Map<String, SourceField> found = new LinkedHashMap<>();
        private final Deque<String> open = new ArrayDeque<>();

        Walk(int limit) {
            this.limit = limit;
        }

        void element(Declaration element, List<QName> above, Use use) {
            if (found.size() >= limit) {
                return;
            }
            var steps = new ArrayList<>(above);
            steps.add(element.name());
            switch (element.type()) {
                case Type.Text text -> add(steps, "", element.title(), use, text);
                case Type.Unknown unknown ->
                    add(steps, "", element.title(), use, new Type.Text("string", List.of(), Type.Facets.NONE));
                case Type.Structure structure -> {
                    if (structure.name().isEmpty() || !open.contains(structure.name())) {
                        open.push(structure.name());
                        structure(structure, steps, element.title(), use);
                        open.pop();
                    }
                }
            }
        }

        private void structure(Type.Structure structure, List<QName> steps, String title, Use use) {
            for (Type.Attribute attribute : structure.attributes()) {
                Declaration declared = attribute.declaration();
                if (declared.type() instanceof Type.Text text) {
                    add(
                            steps,
                            "/@" + declared.name().getLocalPart(),
                            declared.title(),
                            new Use(use.required() && attribute.required(), use.repeatable()),
                            text);
                }
            }
            if (structure.text() != null) {
                add(steps, "", title, use, structure.text());
            }
            structure.content().forEach(particle -> particle(particle, steps, use));
        }

        private void particle(Particle particle, List<QName> steps, Use use) {
            var here = new Use(
                    use.required() && particle.occurs().min() > 0,
                    use.repeatable() || particle.occurs().max() > 1);
            switch (particle) {
                case Particle.Item item -> element(item.declaration().get(), steps, here);
                case Particle.Group group -> {
                    var inside = new Use(here.required() && !group.choice(), here.repeatable());
                    group.pieces().forEach(piece -> particle(piece, steps, inside));
                }
                case Particle.Any any -> {
                    // nothing is known of it
                }
            }
        }

        private void add(List<QName> steps, String attribute, String title, Use use, Type.Text type) {
            String path =
                    String.join("/", steps.stream().map(QName::getLocalPart).toList()) + attribute;
            found.putIfAbsent(path, new SourceField(path, steps, !attribute.isEmpty(), title, use, type));
        }
    }
}
