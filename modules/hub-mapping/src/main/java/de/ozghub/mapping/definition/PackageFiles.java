package de.ozghub.mapping.definition;

import de.ozghub.mapping.PackageSource;
import java.util.List;

/** The files of one package; a missing one is a fault. */
final class PackageFiles {

    private final PackageSource source;
    private final Faults faults;

    PackageFiles(PackageSource source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /** The file's text; empty, and a fault where it is named, if there is none. */
    String text(String path, Place namedAt) {
        String text = source.files().get(path);
        if (text == null) {
            faults.add(namedAt, "missing-file", path, "The package has no file of this name.");
            return "";
        }
        return text;
    }

    /** Paths of all files in a folder, by name. */
    List<String> below(String folder) {
        return source.files().keySet().stream()
                .filter(path -> path.startsWith(folder))
                .toList();
    }
}
