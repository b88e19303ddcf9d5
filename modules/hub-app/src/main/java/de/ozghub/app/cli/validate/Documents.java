package de.ozghub.app.cli.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files a call names, one after the other: each file itself, and of each folder every {@code .xml} and {@code .json} below
 * it, in the order of names. Links are not followed inside folders. Only the names of one folder at a time are held.
 */
final class Documents implements Iterator<Path> {

    private final Deque<Path> waiting = new ArrayDeque<>();
    private @Nullable Path next;

    Documents(List<Path> given) {
        waiting.addAll(given);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !waiting.isEmpty()) {
            Path candidate = waiting.poll();
            if (Files.isDirectory(candidate)) {
                open(candidate);
            } else {
                next = candidate;
            }
        }
        return next != null;
    }

    @Override
    public Path next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Path found = next;
        next = null;
        return found;
    }

    private void open(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Documents::wanted).sorted().toList().reversed().forEach(waiting::push);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean wanted(Path entry) {
        String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".")) {
            return false;
        }
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                || ((name.endsWith(".xml") || name.endsWith(".json"))
                        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS));
    }
}
