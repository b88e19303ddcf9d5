package de.ozghub.mapping.outline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an element or attribute may hold. */
public sealed interface Type {

    /**
     * A text.
     *
     * @param builtIn local name of the XSD type it is derived from, for example {@code date}
     * @param enumeration allowed values; empty for any
     */
    record Text(String builtIn, List<String> enumeration, Facets facets) implements Type {
        public Text {
            enumeration = List.copyOf(enumeration);
        }
    }

    /** Limits of a text; what a schema does not say is null. */
    record Facets(
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String minInclusive,
            @Nullable String maxInclusive,
            List<String> patterns) {

        /** Without any limit. */
        public static final Facets NONE = new Facets(null, null, null, null, List.of());

        public Facets {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Attributes, and elements or a text.
     *
     * @param name of the type, to notice recursion; empty if it has none
     * @param text what stands between the tags; null if there are elements
     */
    record Structure(
            String name,
            List<Attribute> attributes,
            List<Particle> content,
            @Nullable Text text) implements Type {
        public Structure {
            attributes = List.copyOf(attributes);
            content = List.copyOf(content);
        }
    }

    /** A type the outline does not know, because its schema is not in the package. */
    record Unknown() implements Type {}

    /** An attribute and whether it must be there. */
    record Attribute(Declaration declaration, boolean required) {}
}
