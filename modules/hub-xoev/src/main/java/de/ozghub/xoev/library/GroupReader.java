package de.ozghub.xoev.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what each global group of a schema holds while the schema is read. */
final class GroupReader {

    /**
     * @param elements number of elements in the group itself
     * @param groups expanded names of the groups it refers to, each as often as it does
     */
    record Group(int elements, List<String> groups) {}

    /** Key of what refers to groups from outside of all groups. */
    private static final String OUTSIDE = "";

    private final Map<String, Group> all = new HashMap<>();
    private final List<String> outside = new ArrayList<>();
    private final List<String> refs = new ArrayList<>();
    private @Nullable String name;
    private int elements;

    /** Takes the start of {@code xs:group} with a name, a child of {@code xs:schema}. */
    void start(String expandedName) {
        name = expandedName;
        elements = 0;
        refs.clear();
    }

    void element() {
        elements++;
    }

    void ref(String expandedName) {
        (name == null ? outside : refs).add(expandedName);
    }

    /** Takes the end of any element; depth 1 is a child of {@code xs:schema}. */
    void end(int depth) {
        if (depth == 1 && name != null) {
            all.put(name, new Group(elements, List.copyOf(refs)));
            name = null;
        }
    }

    /** By expanded name, and one without name for the references outside of groups. */
    Map<String, Group> all() {
        all.put(OUTSIDE, new Group(0, List.copyOf(outside)));
        return Map.copyOf(all);
    }
}
