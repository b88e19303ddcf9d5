package de.ozghub.xoev.codelist;

import java.util.Map;
import java.util.Optional;

/**
 * One version of a code list. Immutable.
 *
 * @param uri {@code CanonicalUri}: the list without its version
 * @param version {@code Version}
 * @param names every code with its description, which is empty if the list has no second column; codes are those of the
 *     recommended code column, or of all columns that are keys of their own if none is recommended
 */
public record CodeList(String uri, String version, Map<String, String> names) {

    public CodeList {
        names = Map.copyOf(names);
    }

    public boolean contains(String code) {
        return names.containsKey(code);
    }

    /** Description of a code; empty if the list does not hold the code. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }
}
