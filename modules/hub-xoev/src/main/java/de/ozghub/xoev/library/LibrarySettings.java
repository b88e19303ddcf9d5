package de.ozghub.xoev.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the library's packages lie.
 *
 * @param own the project's {@code xsd/} folders, each holding {@code <name>/<version>/*.xsd}
 * @param official folders of official packages, each holding {@code <standard>/<version>/…} with {@code xsd/}, {@code
 *     codelisten/}, {@code sch/} at any depth, and code lists of no package in {@code codelisten/}
 * @param validity by {@code URN_version} or namespace; what is not named is always valid
 */
public record LibrarySettings(List<Path> own, List<Path> official, Map<String, Validity> validity) {

    public LibrarySettings {
        own = List.copyOf(own);
        official = List.copyOf(official);
        validity = Map.copyOf(validity);
    }
}
