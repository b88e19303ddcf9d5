package de.ozghub.attachments.scan;

import de.ozghub.attachments.scan.Clamd.TimedOut;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection, over TCP or a Unix socket, on which every wait has an end. A selector does it because neither has a
 * time-out of its own that serves both. Not thread-safe.
 */
final class Line implements AutoCloseable {

    private static final int LONGEST_ANSWER = 1000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final long timeoutMillis;

    private Line(SocketChannel channel, Selector selector, long timeoutMillis) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.timeoutMillis = timeoutMillis;
        this.key = channel.register(selector, 0);
    }

    static Line open(SocketAddress address, Duration timeout) throws IOException {
        SocketChannel channel = Clamd.channel(address);
        Selector selector = Selector.open();
        boolean opened = false;
        try {
            channel.configureBlocking(false);
            var line = new Line(channel, selector, timeout.toMillis());
            if (!channel.connect(address)) {
                do {
                    line.await(SelectionKey.OP_CONNECT);
                } while (!channel.finishConnect());
            }
            opened = true;
            return line;
        } finally {
            if (!opened) {
                selector.close();
                channel.close();
            }
        }
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    /** Writes unless the peer said something before it had everything; then there is only that to be read. */
    boolean writeUnlessAnswered(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int ready = await(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
            if ((ready & SelectionKey.OP_READ) != 0) {
                return false;
            }
            channel.write(bytes);
        }
        return true;
    }

    /** The answer up to the zero byte that ends it, or up to the end of the connection. */
    String answer() throws IOException {
        var text = new StringBuilder();
        var block = ByteBuffer.allocate(256);
        while (text.length() < LONGEST_ANSWER) {
            int read = channel.read(block);
            if (read == 0) {
                await(SelectionKey.OP_READ);
            } else if (read < 0) {
                break;
            }
            block.flip();
            text.append(StandardCharsets.ISO_8859_1.decode(block));
            block.clear();
            if (text.indexOf("\0") >= 0) {
                break;
            }
        }
        if (text.isEmpty()) {
            throw new EOFException("the scanner closed the connection without an answer");
        }
        int end = text.indexOf("\0");
        return (end < 0 ? text.toString() : text.substring(0, end)).strip();
    }

    private int await(int operations) throws IOException {
        key.interestOps(operations);
        selector.select(timeoutMillis);
        boolean ready = selector.selectedKeys().remove(key);
        if (!ready) {
            throw new TimedOut();
        }
        return key.readyOps();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
