package de.ozghub.xoev.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package, in a fixed order: everything below {@code <standard>/<version>}, or, of an imported package, what
 * its manifest names.
 *
 * @param folder where the files lie
 * @param fault why the manifest cannot be read
 */
record PackageFolder(
        Path folder,
        String name,
        String version,
        boolean official,
        List<Path> files,
        @Nullable PackageManifest manifest,
        @Nullable String fault) {

    private static final String CODE_LISTS = "codelisten";

    /** All folders with a schema, two levels below {@code base}; names that begin with a dot are not looked at. */
    static List<PackageFolder> below(Path base, boolean official, Set<Path> except) {
        var found = new ArrayList<PackageFolder>();
        for (Path version : versions(base)) {
            if (!except.contains(version)) {
                var candidate = of(version, official);
                if (candidate.fault() != null || candidate.files().stream().anyMatch(PackageFolder::isSchema)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** Code lists of packages and of the common folder {@code codelisten}. */
    static List<Path> codeLists(Path base, Set<Path> except) {
        var lists = new ArrayList<Path>();
        var seen = new HashSet<Path>(except);
        for (Path version : versions(base)) {
            if (seen.add(version)) {
                lists.addAll(codeListsOf(base, of(version, true).files));
            }
        }
        lists.addAll(codeListsOf(
                base,
                filesBelow(base).stream()
                        .filter(file -> seen.stream().noneMatch(file::startsWith))
                        .toList()));
        return lists;
    }

    List<Path> codeLists() {
        return codeListsOf(folder, files);
    }

    /** The folder of one version. */
    static PackageFolder of(Path version, boolean official) {
        String number = String.valueOf(version.getFileName());
        String name = String.valueOf(version.resolveSibling(".").normalize().getFileName()) + "/" + number;
        try {
            PackageManifest manifest = PackageManifest.read(version).orElse(null);
            Path folder = manifest == null ? version : version.resolve(manifest.content());
            return new PackageFolder(folder, name, number, official, filesBelow(folder), manifest, null);
        } catch (SchemaFault e) {
            return new PackageFolder(version, name, number, official, List.of(), null, e.getMessage());
        }
    }

    /** A folder that is no package yet. */
    static PackageFolder loose(Path folder) {
        return new PackageFolder(folder, "", "", true, filesBelow(folder), null, null);
    }

    /** The schemas; of {@code xsd} and {@code xsd_dev} (same files, local imports) the latter (XRepository, XBau). */
    List<Path> schemas() {
        List<Path> all = files.stream().filter(PackageFolder::isSchema).toList();
        var local = new HashSet<Path>();
        for (Path file : all) {
            if (holds(folder, file, "xsd_dev")) {
                local.add(file.getFileName());
            }
        }
        return all.stream()
                .filter(file -> holds(folder, file, "xsd_dev")
                        || !holds(folder, file, "xsd")
                        || !local.contains(file.getFileName()))
                .toList();
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

    private static List<Path> codeListsOf(Path base, List<Path> files) {
        return files.stream()
                .filter(file -> holds(base, file, CODE_LISTS))
                .filter(file ->
                        file.toString().endsWith(".xml") || file.toString().endsWith(".gc"))
                .toList();
    }

    private static boolean holds(Path base, Path file, String folderName) {
        for (Path part : base.relativize(file)) {
            if (part.toString().equals(folderName)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> versions(Path base) {
        return folders(base).stream()
                .flatMap(standard -> folders(standard).stream())
                .toList();
    }

    private static List<Path> folders(Path base) {
        try (Stream<Path> entries = Files.list(base)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> !hidden(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hidden(Path folder) {
        return folder.getFileName().toString().startsWith(".");
    }

    private static List<Path> filesBelow(Path base) {
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.walk(base)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !inHiddenFolder(base, file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean inHiddenFolder(Path base, Path file) {
        Path relative = base.relativize(file).getParent();
        if (relative == null) {
            return false;
        }
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
