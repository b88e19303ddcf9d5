package de.ozghub.xoev.library;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the hub keeps of an imported package, in the file {@value #FILE} of its folder. The file is replaced as a whole, and
 * only what it names counts: whatever else lies in the folder is left over.
 *
 * @param sha256 of the zip, in hex
 * @param archive name of the file that keeps the zip
 * @param content name of the folder with the unpacked files
 * @param source name of the file or folder as it was given
 */
public record PackageManifest(
        String sha256, String archive, String content, String source, Instant imported, Validity in, Validity out) {

    public static final String FILE = "package.properties";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CONTENT = Pattern.compile("content-[0-9a-f]{12}");
    private static final Pattern ARCHIVE = Pattern.compile("package-[0-9a-f]{12}\\.zip");

    /** @throws IllegalArgumentException for names that could lead anywhere else */
    public PackageManifest {
        if (!HASH.matcher(sha256).matches()
                || !CONTENT.matcher(content).matches()
                || !ARCHIVE.matcher(archive).matches()) {
            throw new IllegalArgumentException("sha256, archive or content is not as the import writes it");
        }
    }

    /** A manifest whose file names follow from the hash. */
    public static PackageManifest of(String sha256, String source, Instant imported, Validity in, Validity out) {
        String part = sha256.substring(0, 12);
        return new PackageManifest(sha256, "package-" + part + ".zip", "content-" + part, source, imported, in, out);
    }

    /**
     * Empty if the folder was not imported but put there by hand.
     *
     * @throws SchemaFault if the file is not as the import writes it
     */
    public static Optional<PackageManifest> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
            return Optional.of(new PackageManifest(
                    values.getProperty("sha256", ""),
                    values.getProperty("archive", ""),
                    values.getProperty("content", ""),
                    values.getProperty("source", ""),
                    Instant.parse(values.getProperty("imported", "")),
                    period(values, "in"),
                    period(values, "out")));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new SchemaFault("%s is not as the import writes it: %s".formatted(file, e.getMessage()), e);
        }
    }

    public PackageManifest withValidity(Validity newIn, Validity newOut) {
        return new PackageManifest(sha256, archive, content, source, imported, newIn, newOut);
    }

    public Validity validity(Direction direction) {
        return switch (direction) {
            case IN -> in;
            case OUT -> out;
        };
    }

    /** The file's text. */
    public String text() {
        var values = new Properties();
        values.setProperty("sha256", sha256);
        values.setProperty("archive", archive);
        values.setProperty("content", content);
        values.setProperty("source", source);
        values.setProperty("imported", imported.toString());
        put(values, "in.from", in.from());
        put(values, "in.to", in.to());
        put(values, "out.from", out.from());
        put(values, "out.to", out.to());
        var text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The first line is the time of writing.
        return text.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void put(Properties values, String key, @Nullable LocalDate day) {
        if (day != null) {
            values.setProperty(key, day.toString());
        }
    }

    private static Validity period(Properties values, String direction) {
        return new Validity(day(values.getProperty(direction + ".from")), day(values.getProperty(direction + ".to")));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
