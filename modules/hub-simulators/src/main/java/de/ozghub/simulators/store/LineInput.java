package de.ozghub.simulators.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines that end with a line feed and knows where the last whole one ended. */
final class LineInput implements AutoCloseable {

    private final InputStream in;
    private long position;

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next whole line; empty at the end and before a line that lacks its line feed. */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                position += line.size() + 1L;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(b);
        }
        return Optional.empty();
    }

    /** Offset after the last line that {@link #next} gave. */
    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
