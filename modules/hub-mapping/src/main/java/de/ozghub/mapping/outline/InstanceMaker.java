package de.ozghub.mapping.outline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Makes synthetic messages of a schema: the smallest one, or larger ones by a stranger's choices. What it makes fits the
 * structure; a text whose pattern it cannot guess is left for a person. For one thread.
 */
public final class InstanceMaker {

    private static final int MAX_DEPTH = 40;

    private final InstanceValues values;
    private final Choices choices;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> prefixes = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** Decides what a schema leaves open. */
    public interface Choices {

        /** Whether an optional piece is there; {@code depth} counts from the root. */
        boolean optional(int depth);

        /** Which of so many pieces of a choice is taken. */
        int pick(int pieces);

        /** The smallest message: nothing optional, always the first piece. */
        static Choices smallest() {
            return of(depth -> false);
        }

        /** The first piece of each choice, and optional pieces as the predicate says. */
        static Choices of(IntPredicate optional) {
            return new Choices() {
                @Override
                public boolean optional(int depth) {
                    return optional.test(depth);
                }

                @Override
                public int pick(int pieces) {
                    return 0;
                }
            };
        }
    }

    public InstanceMaker(InstanceValues values, Choices choices) {
        this.values = values;
        this.choices = choices;
    }

    /** The message as XML. */
    public String make(Declaration root) {
        out.setLength(0);
        open.clear();
        element(root, 0, true);
        String body = out.toString();
        var declarations = new StringBuilder();
        prefixes.forEach((uri, prefix) -> declarations.append(" xmlns:%s=\"%s\"".formatted(prefix, uri)));
        int afterName = firstTagName(body);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body.substring(0, afterName) + declarations
                + body.substring(afterName) + "\n";
    }

    private static int firstTagName(String body) {
        int at = 1;
        while (" >/\n".indexOf(body.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private String name(QName name) {
        if (name.getNamespaceURI().isEmpty()) {
            return name.getLocalPart();
        }
        String prefix = prefixes.computeIfAbsent(name.getNamespaceURI(), uri -> "n" + (prefixes.size() + 1));
        return prefix + ":" + name.getLocalPart();
    }

    private void element(Declaration element, int depth, boolean first) {
        String indent = first ? "" : "\n" + "  ".repeat(depth);
        String name = name(element.name());
        switch (element.type()) {
            case Type.Text text ->
                out.append("%s<%s>%s</%s>".formatted(indent, name, escaped(values.text(element, text)), name));
            case Type.Unknown unknown -> out.append("%s<%s/>".formatted(indent, name));
            case Type.Structure structure -> {
                out.append(indent).append('<').append(name);
                Map<String, String> code = values.code(structure);
                int tag = out.length();
                attributes(structure, code, depth);
                int attributes = out.length() - tag;
                out.append('>');
                int before = out.length();
                open.push(structure.name());
                if (structure.text() != null) {
                    out.append(escaped(values.text(element, structure.text())));
                } else if (code.containsKey("code")) {
                    code(structure, code.getOrDefault("code", ""), depth);
                } else {
                    structure.content().forEach(piece -> particle(piece, depth));
                    boolean empty = out.length() == before && attributes == 0;
                    if (empty && depth < MAX_DEPTH) {
                        // an element that says nothing is allowed by most schemas and forbidden by many rules
                        structure.content().stream().findFirst().ifPresent(piece -> forced(piece, depth));
                    }
                }
                open.pop();
                boolean elements = structure.text() == null && out.length() > before;
                out.append(elements ? "\n" + "  ".repeat(depth) : "").append("</%s>".formatted(name));
            }
        }
    }

    /** A code with its list: {@code code} alone, the name is left out. */
    private void code(Type.Structure structure, String code, int depth) {
        declared(structure.content(), "code")
                .ifPresent(declared -> out.append("\n%s<%s>%s</%s>"
                        .formatted(
                                "  ".repeat(depth + 1), name(declared.name()), escaped(code), name(declared.name()))));
    }

    private static java.util.Optional<Declaration> declared(List<Particle> content, String name) {
        for (Particle piece : content) {
            switch (piece) {
                case Particle.Item item -> {
                    Declaration declared = item.declaration().get();
                    if (declared.name().getLocalPart().equals(name)) {
                        return java.util.Optional.of(declared);
                    }
                }
                case Particle.Group group -> {
                    var found = declared(group.pieces(), name);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                case Particle.Any any -> {
                    // nothing is known of it
                }
            }
        }
        return java.util.Optional.empty();
    }

    private void attributes(Type.Structure structure, Map<String, String> code, int depth) {
        for (Type.Attribute attribute : structure.attributes()) {
            Declaration declared = attribute.declaration();
            @Nullable String known = code.get(declared.name().getLocalPart());
            boolean there = attribute.required()
                    || (known != null && declared.fixed() == null)
                    || (known == null && choices.optional(depth) && !isTest(declared));
            if (there && declared.type() instanceof Type.Text text) {
                String value = known == null ? values.text(declared, text) : known;
                out.append(" %s=\"%s\"".formatted(name(declared.name()), escaped(value)));
            }
        }
    }

    /** XÖV marks test messages by the presence of this attribute. */
    private static boolean isTest(Declaration attribute) {
        return attribute.name().getLocalPart().equals("test");
    }

    private void particle(Particle particle, int depth) {
        boolean there = particle.occurs().min() > 0 || (depth < MAX_DEPTH && choices.optional(depth));
        int times = there ? Math.max(1, particle.occurs().min()) : 0;
        for (int i = 0; i < times; i++) {
            once(particle, depth);
        }
    }

    private void forced(Particle particle, int depth) {
        switch (particle) {
            case Particle.Item item -> item(item, depth);
            case Particle.Group group -> group.pieces().stream().findFirst().ifPresent(piece -> forced(piece, depth));
            case Particle.Any any -> {
                // nothing is known of it
            }
        }
    }

    private void once(Particle particle, int depth) {
        switch (particle) {
            case Particle.Item item -> item(item, depth);
            case Particle.Group group -> group(group, depth);
            case Particle.Any any -> {
                // nothing is known of it
            }
        }
    }

    private void item(Particle.Item item, int depth) {
        Declaration declared = item.declaration().get();
        boolean recursive = declared.type() instanceof Type.Structure structure
                && !structure.name().isEmpty()
                && open.contains(structure.name());
        if (item.occurs().min() > 0 || !recursive) {
            element(declared, depth + 1, false);
        }
    }

    private void group(Particle.Group group, int depth) {
        if (!group.choice()) {
            group.pieces().forEach(piece -> particle(piece, depth));
        } else if (!group.pieces().isEmpty()) {
            Particle picked = group.pieces()
                    .get(Math.floorMod(
                            choices.pick(group.pieces().size()), group.pieces().size()));
            switch (picked) {
                case Particle.Item item -> element(item.declaration().get(), depth + 1, false);
                case Particle.Group inner -> group(inner, depth);
                case Particle.Any any -> {
                    // nothing is known of it
                }
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
