package de.ozghub.journal.anchor;

import de.ozghub.crypto.keys.AnchorKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one log: one a month, each beginning with a line that names the log's public key; the records go on from file
 * to file. A record is on disk when {@link #append} returns. Not thread-safe.
 */
final class AnchorLog {

    private static final Pattern FILE = Pattern.compile("anchors-([0-9a-f]{16})-\\d{4}-\\d{2}\\.log");
    private static final String FIRST = "log ";

    private final Path folder;
    private final String id;

    AnchorLog(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /** The log a key signs. */
    static AnchorLog of(Path folder, AnchorKey key) {
        return new AnchorLog(folder, id(key.publicText()));
    }

    /** All logs of a folder, by their id; empty if there is no such folder. */
    static SortedMap<String, AnchorLog> all(Path folder) throws IOException {
        var logs = new TreeMap<String, AnchorLog>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> FILE.matcher(file.getFileName().toString()))
                        .filter(java.util.regex.Matcher::matches)
                        .forEach(name -> logs.put(name.group(1), new AnchorLog(folder, name.group(1))));
            }
        }
        return logs;
    }

    /** A log is called after the hash of its public key: no other key can go on with it. */
    static String id(String publicKey) {
        return Anchor.sha256(publicKey).substring(0, 16);
    }

    String id() {
        return id;
    }

    /** Its files, oldest first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = FILE.matcher(file.getFileName().toString());
                        return name.matches() && name.group(1).equals(id);
                    })
                    .sorted()
                    .toList();
        }
    }

    /**
     * The records of one file.
     *
     * @param publicKey the key its first line names
     */
    record Content(String publicKey, List<Anchor> anchors) {}

    /** @throws IllegalArgumentException if it is not the file of a log */
    static Content read(Path file) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
        if (lines.isEmpty() || !lines.getFirst().startsWith(FIRST)) {
            throw new IllegalArgumentException("line 1 does not name the key of an anchor log");
        }
        var publicKey = lines.removeFirst().substring(FIRST.length());
        return new Content(publicKey, Anchor.parse(lines));
    }

    /** The last record; empty if there is none yet. */
    Optional<Anchor> last() {
        try {
            for (Path file : files().reversed()) {
                var anchors = read(file).anchors();
                if (!anchors.isEmpty()) {
                    return Optional.of(anchors.getLast());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor log in %s cannot be read".formatted(folder), e);
        }
    }

    /** The records with a higher number, in order. */
    List<Anchor> after(long number) {
        var found = new ArrayList<Anchor>();
        try {
            for (Path file : files().reversed()) {
                var anchors = read(file).anchors();
                found.addAll(
                        0,
                        anchors.stream()
                                .filter(anchor -> anchor.number() > number)
                                .toList());
                if (!anchors.isEmpty() && anchors.getFirst().number() <= number) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor log in %s cannot be read".formatted(folder), e);
        }
        return found;
    }

    /** @param at tells which month's file it goes into */
    void append(Anchor anchor, Instant at, AnchorKey key) {
        var month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        var file = folder.resolve("anchors-%s-%s.log".formatted(id, month));
        try {
            Files.createDirectories(folder);
            boolean first = !Files.exists(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                var text = (first ? FIRST + key.publicText() + "\n" : "") + anchor.text();
                var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor log %s cannot be written".formatted(file), e);
        }
    }
}
