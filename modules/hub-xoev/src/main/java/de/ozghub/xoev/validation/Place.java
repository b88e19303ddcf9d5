package de.ozghub.xoev.validation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Locator;

/**
 * Where the reader is: line, column and path, in which a name no schema knows is {@value #UNKNOWN}: its sender chose it. One
 * instance per engine, used by its handlers. Paths are put together only when a finding asks for one.
 */
final class Place {

    static final String UNKNOWN = "?";

    private final Set<String> known;
    private final String[] names;
    private final int[] numbers;
    private final Siblings[] siblings;
    private @Nullable Locator locator;
    private int depth;

    /** @param known names that may be shown */
    Place(int maxDepth, Set<String> known) {
        this.known = known;
        names = new String[maxDepth + 2];
        numbers = new int[maxDepth + 2];
        siblings = new Siblings[maxDepth + 2];
        for (int i = 0; i < siblings.length; i++) {
            siblings[i] = new Siblings(known);
        }
    }

    void start(Locator at) {
        locator = at;
    }

    void reset() {
        depth = 0;
        siblings[0].clear();
    }

    void push(String localName) {
        numbers[depth] = siblings[depth].add(localName);
        names[depth] = localName;
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
        return depth == 0 ? "" : shown(names[depth - 1]);
    }

    /** Elements of known names are numbered among those of the same name, others among all children. */
    String path() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append('/').append(shown(names[i]));
            if (i > 0) {
                path.append('[').append(numbers[i]).append(']');
            }
        }
        return path.toString();
    }
}
