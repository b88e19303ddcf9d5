package de.ozghub.core.config;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings the texts of a configuration: {@code hub.yaml} and {@code authorities/*.yaml} beside it. */
public final class ConfigFiles {

    /** Name under which the main file is known, whatever its name on disk. */
    public static final String HUB = "hub.yaml";

    /** Folder of the authorities' files. */
    public static final String AUTHORITIES = "authorities/";

    private ConfigFiles() {}

    /**
     * @return text by path relative to the folder of {@code hubYaml}, with {@code /} between parts: what the database keeps
     *     as a version
     * @throws ConfigurationFault if a file cannot be read or is not UTF-8
     */
    public static SortedMap<String, String> read(Path hubYaml) {
        SortedMap<String, String> files = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        read(HUB, hubYaml, files, faults);
        Path authorities = hubYaml.toAbsolutePath().resolveSibling(AUTHORITIES);
        if (Files.isDirectory(authorities)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(authorities, "[!.]*.yaml")) {
                for (Path entry : entries) {
                    read(AUTHORITIES + entry.getFileName(), entry, files, faults);
                }
            } catch (IOException e) {
                faults.add(new Fault(AUTHORITIES, 0, "", "", Rule.FILE_UNREADABLE, ""));
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationFault(faults);
        }
        return files;
    }

    private static void read(String name, Path file, SortedMap<String, String> files, List<Fault> faults) {
        try {
            files.put(name, Files.readString(file));
        } catch (IOException e) {
            faults.add(new Fault(name, 0, "", "", Rule.FILE_UNREADABLE, ""));
        }
    }
}
