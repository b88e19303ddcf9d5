package de.ozghub.xoev.store;

import de.ozghub.xoev.archive.ArchiveLimits;
import de.ozghub.xoev.archive.FolderPacking;
import de.ozghub.xoev.archive.PackageRefused;
import de.ozghub.xoev.archive.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A package as it was given, as a zip in the staging folder: what is checked afterwards is what is kept.
 *
 * @param name of the file or folder, for reports and as the last source of a name
 */
record Given(String name, Path zip, String sha256) {

    private static final byte[] ZIP = {'P', 'K'};

    static Given of(Path source, Path zip, ArchiveLimits limits) throws IOException {
        Path real = source.toRealPath();
        String name = name(real);
        if (Files.isDirectory(real)) {
            new FolderPacking(limits).add("", real).writeTo(zip);
        } else if (isZip(real)) {
            copy(name, real, zip, limits.maxArchiveBytes());
        } else if (isList(real)) {
            new FolderPacking(limits)
                    .add(String.valueOf(real.getFileName()), real)
                    .writeTo(zip);
        } else {
            throw new PackageRefused(
                    Refusal.NOT_A_PACKAGE, name, "it is neither a zip file nor a folder nor a code list");
        }
        return new Given(name, zip, sha256(zip));
    }

    /** All sources as one package, each under its own name. */
    static Given together(List<Path> sources, Path zip, ArchiveLimits limits) throws IOException {
        var packing = new FolderPacking(limits);
        for (Path source : sources) {
            Path real = source.toRealPath();
            packing.add(String.valueOf(real.getFileName()), real);
        }
        packing.writeTo(zip);
        return new Given(name(sources.getFirst().toRealPath()), zip, sha256(zip));
    }

    /** A folder that is called like a version says nothing without the one above it. */
    private static String name(Path real) {
        String name = String.valueOf(real.getFileName());
        Path parent = real.getParent();
        boolean versionOnly = Files.isDirectory(real) && name.matches("v?\\d.*");
        return versionOnly && parent != null ? parent.getFileName() + "-" + name : name;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(ZIP.length);
            return java.util.Arrays.equals(head, ZIP)
                    || file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        }
    }

    private static boolean isList(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") || name.endsWith(".gc");
    }

    private static void copy(String name, Path from, Path to, long limit) throws IOException {
        if (Files.size(from) > limit) {
            throw new PackageRefused(
                    Refusal.ARCHIVE_TOO_LARGE,
                    name,
                    "it has %,d bytes, %,d are allowed".formatted(Files.size(from), limit));
        }
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            int read = in.read(buffer);
            while (read > 0) {
                digest.update(buffer, 0, read);
                read = in.read(buffer);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
