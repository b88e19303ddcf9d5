package de.ozghub.xoev.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the library's packages lie.
 *
 * @param own the project's {@code xsd/} folders, each holding {@code <name>/<version>/*.xsd}
 * @param official folders of official packages, each holding {@code <standard>/<version>/…}: imported ones, and such with
 *     {@code xsd/}, {@code codelisten/}, {@code sch/} at any depth; code lists of no package in {@code codelisten/}
 * @param validity by {@code URN_version} or namespace; what is not named is valid as its import said, else always
 * @param except folders {@code <standard>/<version>} to be passed over, absolute and normalised
 */
public record LibrarySettings(List<Path> own, List<Path> official, Map<String, Validity> validity, Set<Path> except) {

    public LibrarySettings {
        own = List.copyOf(own);
        official = List.copyOf(official);
        validity = Map.copyOf(validity);
        except = Set.copyOf(except);
    }

    public LibrarySettings(List<Path> own, List<Path> official, Map<String, Validity> validity) {
        this(own, official, validity, Set.of());
    }
}
