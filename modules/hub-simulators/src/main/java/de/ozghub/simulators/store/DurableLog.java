package de.ozghub.simulators.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of lines. {@link #append} answers when the line is on disk; callers that come at the same time
 * share one force. Thread-safe.
 */
public final class DurableLog implements AutoCloseable {

    private final FileChannel channel;
    private final Object writing = new Object();
    private final Object forcing = new Object();
    private volatile long written;
    private long forced;

    private DurableLog(FileChannel channel, long size) {
        this.channel = channel;
        this.written = size;
        this.forced = size;
    }

    /**
     * Opens or creates the log and gives every whole line to {@code reader}, oldest first. A torn line at the end, left
     * by a death in the middle of writing, was never promised to anybody and is cut off.
     *
     * @throws IOException when the file cannot be read or created
     */
    public static DurableLog open(Path file, Consumer<String> reader) throws IOException {
        DurableFiles.createDirectories(DurableFiles.folderOf(file));
        long whole = Files.exists(file) ? replay(file, reader) : 0;
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        channel.force(true);
        DurableFiles.forceDirectory(DurableFiles.folderOf(file));
        return new DurableLog(channel, whole);
    }

    private static long replay(Path file, Consumer<String> reader) throws IOException {
        long whole = 0;
        try (var lines = new LineInput(Files.newInputStream(file))) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                reader.accept(line.get());
                whole = lines.position();
            }
        }
        return whole;
    }

    /**
     * Appends a line without line feeds; on return it is on disk.
     *
     * @throws IOException when the disk refuses; the line is then not promised
     */
    public void append(String line) throws IOException {
        long end;
        synchronized (writing) {
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            long start = written;
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                channel.truncate(start);
                channel.position(start);
                throw e;
            }
            end = start + bytes.limit();
            written = end;
        }
        synchronized (forcing) {
            if (forced < end) {
                long upTo = written;
                channel.force(false);
                forced = upTo;
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
