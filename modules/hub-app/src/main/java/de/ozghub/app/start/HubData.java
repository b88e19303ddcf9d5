package de.ozghub.app.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The hub's data folder: what it keeps on disk besides the database. Named by the environment variable {@value #VARIABLE}. */
public final class HubData {

    public static final String VARIABLE = "HUB_DATA";

    private HubData() {}

    /** Folder of the imported schema packages; empty if the environment names no data folder. */
    public static Optional<Path> library(Map<String, String> environment) {
        String folder = environment.getOrDefault(VARIABLE, "");
        try {
            return folder.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(folder, "library").toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
