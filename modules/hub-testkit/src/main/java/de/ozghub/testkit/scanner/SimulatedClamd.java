package de.ozghub.testkit.scanner;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks the protocol of clamd on a port of this machine, with faults on demand; one connection after the other. */
public final class SimulatedClamd implements AutoCloseable {

    private static final int LONG = 64 * 1024;

    private final ServerSocket server;
    private volatile Fault fault;
    private final AtomicLong received = new AtomicLong();

    /** What it does instead of its work. */
    public enum Fault {
        NONE,
        /** Finds something in everything. */
        FINDS,
        /** Takes everything and says nothing. */
        SILENT,
        /** Says that it is too much after the first chunk, and closes. */
        SIZE_LIMIT,
        /** Closes in the middle of the stream. */
        BREAKS_OFF,
        /** Closes in the middle of every stream of 64 KiB or more, and does its work with the others. */
        BREAKS_OFF_LONG,
        GARBAGE,
        ENDLESS_GARBAGE
    }

    public SimulatedClamd(Fault fault) {
        this.fault = fault;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** As configured: {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** From the next stream on. */
    public void now(Fault other) {
        fault = other;
    }

    /** Bytes of content of the last stream. */
    public long received() {
        return received.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                // not closed here: a silent scanner holds its connections open
                Socket socket = server.accept();
                answer(socket);
            } catch (IOException e) {
                // the next connection
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        String command = command(in);
        if (command.equals("zPING")) {
            say(socket, "PONG\0");
            return;
        }
        received.set(0);
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            in.skipNBytes(length);
            received.addAndGet(length);
            if (fault == Fault.SIZE_LIMIT) {
                say(socket, "INSTREAM size limit exceeded. ERROR\0");
                return;
            }
            if (fault == Fault.BREAKS_OFF || (fault == Fault.BREAKS_OFF_LONG && length >= LONG)) {
                socket.close();
                return;
            }
        }
        switch (fault) {
            case NONE, BREAKS_OFF_LONG -> say(socket, "stream: OK\0");
            case FINDS -> say(socket, "stream: Hub.Test.Eicar FOUND\0");
            case GARBAGE -> say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n\0");
            case ENDLESS_GARBAGE -> say(socket, "x".repeat(100_000));
            case SILENT, SIZE_LIMIT, BREAKS_OFF -> {}
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }

    private static String command(DataInputStream in) throws IOException {
        var command = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
            command.append((char) b);
        }
        return command.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
