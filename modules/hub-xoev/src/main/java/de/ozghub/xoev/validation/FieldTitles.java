package de.ozghub.xoev.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the schemas call the fields of their messages, found by following a path from the root through types. Immutable. */
final class FieldTitles {

    /** A declared element: its title and where its children are declared. */
    static final class Field {
        String title = "";
        String type = "";

        @Nullable
        Content inline;
    }

    /** A complex type or group: its children, and the type it extends or restricts. */
    static final class Content {
        final Map<String, Field> children = new HashMap<>();
        final Deque<String> groups = new ArrayDeque<>();
        String base = "";
        String title = "";
    }

    private static final int MAX_STEPS = 50;

    private final Map<String, Field> roots;
    private final Map<String, Content> types;

    /**
     * @param roots global elements by local name
     * @param types by {@code {namespace}name}; groups likewise, with a leading {@code group }
     */
    FieldTitles(Map<String, Field> roots, Map<String, Content> types) {
        this.roots = roots;
        this.types = types;
    }

    /** Empty if the schemas say nothing about the place. */
    String of(String path) {
        Field field = null;
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.startsWith("@")) {
                continue;
            }
            int bracket = step.indexOf('[');
            String name = bracket < 0 ? step : step.substring(0, bracket);
            field = field == null ? roots.get(name) : child(field, name);
            if (field == null) {
                return "";
            }
        }
        if (field == null) {
            return "";
        }
        Content type = type(field);
        return field.title.isEmpty() && type != null ? type.title : field.title;
    }

    private @Nullable Field child(Field parent, String name) {
        var waiting = new ArrayDeque<Content>();
        Optional.ofNullable(type(parent)).ifPresent(waiting::add);
        for (int i = 0; i < MAX_STEPS && !waiting.isEmpty(); i++) {
            Content type = waiting.poll();
            Field found = type.children.get(name);
            if (found != null) {
                // a reference declares nothing: its element is global
                return found.type.isEmpty() && found.inline == null && found.title.isEmpty()
                        ? roots.getOrDefault(name, found)
                        : found;
            }
            Optional.ofNullable(types.get(type.base)).ifPresent(waiting::add);
            type.groups.forEach(group -> Optional.ofNullable(types.get(group)).ifPresent(waiting::add));
        }
        return null;
    }

    private @Nullable Content type(Field field) {
        return field.inline != null ? field.inline : types.get(field.type);
    }
}
