package de.ozghub.attachments.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clamd: each stream over a connection of its own with {@code INSTREAM}; nothing is written to a disk by the hub. One
 * attempt each; never repeats by itself. Thread-safe. Source: clamd(8), "COMMANDS".
 */
public final class Clamd {

    private static final int CHUNK = 64 * 1024;
    private static final Pattern FOUND = Pattern.compile("stream: ([\\x21-\\x7e]{1,100}) FOUND");

    private final SocketAddress address;
    private final String name;
    private final Duration timeout;

    /**
     * @param address {@code unix:/path} or {@code host:port}
     * @param timeout longest wait without any progress, in either direction
     */
    public Clamd(String address, Duration timeout) {
        this.name = address;
        this.timeout = timeout;
        this.address = address.startsWith("unix:")
                ? UnixDomainSocketAddress.of(address.substring("unix:".length()))
                : tcp(address);
    }

    private static SocketAddress tcp(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        // by its name, so that a scanner that is not there yet does not stop the start
        return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
    }

    /** The address, for people. */
    public String name() {
        return name;
    }

    /**
     * Has a stream looked at.
     *
     * @throws UncheckedIOException if the stream itself cannot be read
     */
    public Scan scan(InputStream content) {
        Line line;
        try {
            line = Line.open(resolved(), timeout);
        } catch (IOException e) {
            return new Scan.Unusable(e instanceof TimedOut ? "time-out" : "unreachable", false);
        }
        try (line) {
            return scan(content, line);
        } catch (TimedOut e) {
            return new Scan.Unusable("time-out", false);
        } catch (IOException e) {
            return new Scan.Unusable("broken-off", true);
        }
    }

    /** Whether it answers at all. */
    public boolean answers() {
        try (var line = Line.open(resolved(), timeout)) {
            line.write(ByteBuffer.wrap("zPING\0".getBytes(StandardCharsets.US_ASCII)));
            return line.answer().equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private SocketAddress resolved() throws IOException {
        return address instanceof InetSocketAddress internet && internet.isUnresolved()
                ? new InetSocketAddress(InetAddress.getByName(internet.getHostString()), internet.getPort())
                : address;
    }

    private static Scan scan(InputStream content, Line line) throws IOException {
        line.write(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        var chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        boolean more = true;
        while (more) {
            int read = read(content, chunk.array());
            chunk.clear().putInt(0, read).limit(Integer.BYTES + read);
            more = sent(line, chunk) && read > 0;
        }
        return judged(line.answer());
    }

    /** Whether the scanner still listens; if not, it may have said why before it closed. */
    private static boolean sent(Line line, ByteBuffer chunk) throws TimedOut {
        try {
            return line.writeUnlessAnswered(chunk);
        } catch (TimedOut e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private static int read(InputStream content, byte[] chunk) {
        try {
            return content.readNBytes(chunk, Integer.BYTES, CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be read back", e);
        }
    }

    private static Scan judged(String answer) {
        if (answer.equals("stream: OK")) {
            return new Scan.Clean();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Scan.Found(found.group(1));
        }
        if (answer.startsWith("INSTREAM size limit exceeded")) {
            return new Scan.TooLarge();
        }
        return new Scan.Unusable("unclear-answer", false);
    }

    /** Nothing moved for too long. */
    static final class TimedOut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A channel of the family of the address, not connected yet. */
    static SocketChannel channel(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }
}
