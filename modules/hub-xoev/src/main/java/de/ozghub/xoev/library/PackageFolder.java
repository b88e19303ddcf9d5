package de.ozghub.xoev.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A folder {@code <standard>/<version>} with everything below it, in a fixed order. */
record PackageFolder(Path folder, String name, String version, boolean official, List<Path> files) {

    private static final String CODE_LISTS = "codelisten";

    /** All folders with a schema, two levels below {@code base}. */
    static List<PackageFolder> below(Path base, boolean official) {
        var found = new ArrayList<PackageFolder>();
        for (Path standard : folders(base)) {
            for (Path version : folders(standard)) {
                List<Path> files = filesBelow(version);
                if (files.stream().anyMatch(PackageFolder::isSchema)) {
                    String name = standard.getFileName() + "/" + version.getFileName();
                    found.add(new PackageFolder(version, name, String.valueOf(version.getFileName()), official, files));
                }
            }
        }
        return found;
    }

    /** Code lists of packages and of the common folder {@code codelisten}. */
    static List<Path> codeLists(Path base) {
        return filesBelow(base).stream()
                .filter(file -> holds(base, file, CODE_LISTS))
                .filter(file ->
                        file.toString().endsWith(".xml") || file.toString().endsWith(".gc"))
                .toList();
    }

    /** The schemas; of {@code xsd} and {@code xsd_dev} (same files, local imports) the latter (XRepository, XBau). */
    List<Path> schemas() {
        List<Path> all = files.stream().filter(PackageFolder::isSchema).toList();
        boolean dev = all.stream().anyMatch(file -> holds(folder, file, "xsd_dev"));
        return dev ? all.stream().filter(file -> !holds(folder, file, "xsd")).toList() : all;
    }

    List<Path> schematrons() {
        return files.stream().filter(file -> file.toString().endsWith(".sch")).toList();
    }

    /** SHA-256 over names, sizes and bytes of all files, in hex. */
    String contentHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                String entry = folder.relativize(file).toString().replace('\\', '/') + "\n" + bytes.length + "\n";
                digest.update(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SchemaFault(name + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isSchema(Path file) {
        return file.toString().endsWith(".xsd");
    }

    private static boolean holds(Path base, Path file, String folderName) {
        for (Path part : base.relativize(file)) {
            if (part.toString().equals(folderName)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> folders(Path base) {
        try (Stream<Path> entries = Files.list(base)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path base) {
        try (Stream<Path> entries = Files.walk(base)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
