package de.ozghub.xoev.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Locator;

/**
 * Where the reader is: line, column and path, in which a name no schema knows is {@value #UNKNOWN}: its sender chose it. One
 * instance per engine, used by its handlers.
 */
final class Place {

    static final String UNKNOWN = "?";

    private final Set<String> known;
    private final String[] names;
    private final int[] numbers;
    private final Map<String, int[]>[] siblings;
    private @Nullable Locator locator;
    private int depth;

    /** @param known names that may be shown */
    Place(int maxDepth, Set<String> known) {
        this.known = known;
        names = new String[maxDepth + 2];
        numbers = new int[maxDepth + 2];
        siblings = counters(maxDepth + 2);
    }

    void start(Locator at) {
        locator = at;
    }

    void reset() {
        depth = 0;
        siblings[0].clear();
    }

    void push(String localName) {
        String shown = shown(localName);
        int[] count = siblings[depth].computeIfAbsent(shown, name -> new int[1]);
        names[depth] = shown;
        numbers[depth] = ++count[0];
        depth++;
        siblings[depth].clear();
    }

    void pop() {
        depth--;
    }

    /** Number of open elements. */
    int depth() {
        return depth;
    }

    int line() {
        var at = locator;
        return at == null ? 0 : Math.max(at.getLineNumber(), 0);
    }

    int column() {
        var at = locator;
        return at == null ? 0 : Math.max(at.getColumnNumber(), 0);
    }

    String shown(String name) {
        return known.contains(name) ? name : UNKNOWN;
    }

    /** Local name of the innermost open element; empty outside. */
    String field() {
        return depth == 0 ? "" : names[depth - 1];
    }

    String path() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append('/').append(names[i]);
            if (i > 0) {
                path.append('[').append(numbers[i]).append(']');
            }
        }
        return path.toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, int[]>[] counters(int size) {
        Map<String, int[]>[] counters = new Map[size];
        for (int i = 0; i < size; i++) {
            counters[i] = new HashMap<>();
        }
        return counters;
    }
}
