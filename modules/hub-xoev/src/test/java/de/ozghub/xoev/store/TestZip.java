package de.ozghub.xoev.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files made by tests. */
public final class TestZip {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** A zip of everything below a folder, with that folder's content at its root. */
    public static Path of(Path folder, Path zip) throws IOException {
        var made = new TestZip();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                made.with(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return made.write(zip);
    }

    public TestZip with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    public TestZip with(String name, String text) {
        return with(name, text.getBytes(UTF_8));
    }

    public Path write(Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                var packed = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                packed.putNextEntry(new ZipEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        }
        return zip;
    }
}
