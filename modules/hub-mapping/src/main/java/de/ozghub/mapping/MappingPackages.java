package de.ozghub.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads package folders, once, to be stored; mapping itself never touches a file. */
public final class MappingPackages {

    /** Name of the file that makes a folder a package. */
    public static final String DESCRIPTION = "mapping.yaml";

    private static final long MAX_FILE_BYTES = 10L << 20;

    private MappingPackages() {}

    /**
     * Every package below the folder, by path. Hidden files and symbolic links are left out.
     *
     * @throws IOException if the folder cannot be read, or a file is not UTF-8 or larger than 10 MiB
     */
    public static List<PackageSource> read(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root, 4)) {
            List<Path> folders = found.filter(path -> path.endsWith(DESCRIPTION))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            var sources = new ArrayList<PackageSource>();
            for (Path folder : folders) {
                sources.add(readOne(root, folder));
            }
            return List.copyOf(sources);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The package in this folder, named by its last two steps.
     *
     * @throws IOException as {@link #read}
     */
    public static PackageSource readOne(Path folder) throws IOException {
        Path full = folder.toAbsolutePath().normalize();
        Path root = full.resolve("../..").normalize();
        return readOne(root, full);
    }

    private static PackageSource readOne(Path root, Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(MappingPackages::isContent).toList()) {
                files.put(unixPath(folder.relativize(file)), text(file));
            }
        }
        return PackageSource.of(unixPath(root.relativize(folder)), files);
    }

    private static boolean isContent(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !path.getFileName().toString().startsWith(".");
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is larger than " + MAX_FILE_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    private static String unixPath(Path path) {
        return path.toString().replace('\\', '/');
    }
}
