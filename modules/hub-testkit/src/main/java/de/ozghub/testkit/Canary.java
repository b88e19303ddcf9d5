package de.ozghub.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A word that occurs nowhere else, looked for in files in every shape it might have been written in: UTF-8, UTF-16 of both
 * orders, hexadecimal of both cases, base64 and base64url wherever in a text it began. Compressed shapes are not found.
 *
 * @param word of at least 12 characters
 */
public record Canary(String word) {

    public Canary {
        if (word.length() < 12) {
            throw new IllegalArgumentException(
                    "a canary of %d characters may be found by chance".formatted(word.length()));
        }
    }

    /** Files below a folder that hold the word in any shape, sorted. Files that vanish meanwhile are left out. */
    public List<Path> in(Path folder) throws IOException {
        var shapes = shapes();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, shapes))
                    .sorted()
                    .toList();
        }
    }

    /** Every shape, as bytes read in ISO 8859-1. */
    public List<String> shapes() {
        var utf8 = word.getBytes(StandardCharsets.UTF_8);
        var shapes = new TreeSet<String>();
        shapes.add(latin(utf8));
        shapes.add(latin(word.getBytes(StandardCharsets.UTF_16LE)));
        shapes.add(latin(word.getBytes(StandardCharsets.UTF_16BE)));
        var hex = HexFormat.of().formatHex(utf8);
        shapes.add(hex);
        shapes.add(hex.toUpperCase(Locale.ROOT));
        for (int before = 0; before < 3; before++) {
            shapes.add(inner(Base64.getEncoder(), utf8, before));
            shapes.add(inner(Base64.getUrlEncoder(), utf8, before));
        }
        return List.copyOf(shapes);
    }

    /** What base64 makes of the word behind so many other bytes, without the characters that depend on its neighbours. */
    private static String inner(Base64.Encoder encoder, byte[] utf8, int before) {
        var shifted = new byte[before + utf8.length];
        System.arraycopy(utf8, 0, shifted, before, utf8.length);
        var text = encoder.withoutPadding().encodeToString(shifted);
        int first = (before * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        return text.substring(first, last);
    }

    private static boolean holds(Path file, List<String> shapes) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return shapes.stream().anyMatch(text::contains);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot be searched: " + file, e);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
