package de.ozghub.xoev.store;

import de.ozghub.xoev.library.Validity;
import java.util.Optional;

/**
 * What an administrator says about an import.
 *
 * @param together all given files are parts of one package, as when schemas and Schematron are published apart
 * @param replace an imported package of the same standard and version is replaced
 * @param name instead of the one the package states
 * @param version instead of the one the package states
 * @param in when messages are taken; if not given, always, or as the replaced package had it
 * @param out when messages are sent; likewise
 */
public record ImportOptions(
        boolean together,
        boolean replace,
        Optional<String> name,
        Optional<String> version,
        Optional<Validity> in,
        Optional<Validity> out) {

    public static final ImportOptions NONE =
            new ImportOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ImportOptions withTogether() {
        return new ImportOptions(true, replace, name, version, in, out);
    }

    public ImportOptions withReplace() {
        return new ImportOptions(together, true, name, version, in, out);
    }
}
