package de.ozghub.backoffice.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A peer on a bare socket, for behaviour no web server has. Counts connections and bytes. */
final class RawPeer implements AutoCloseable {

    /** What to do with a connection; the socket is closed afterwards. */
    interface Conversation {
        void hold(RawPeer peer, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final Conversation conversation;
    private final CountDownLatch over = new CountDownLatch(1);
    final AtomicInteger connections = new AtomicInteger();
    final AtomicLong bytesRead = new AtomicLong();

    RawPeer(Conversation conversation) throws IOException {
        this.conversation = conversation;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:%d/backoffice".formatted(server.getLocalPort()));
    }

    /** Answers with a status line, more header lines if need be, and a body, once the request was read. */
    static Conversation answering(String status, String contentType, String body) {
        return (peer, socket) -> {
            peer.readRequest(socket.getInputStream());
            peer.answer(socket.getOutputStream(), status, contentType, body);
        };
    }

    /** Reads up to the last chunk of a chunked request. */
    void readRequest(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        String tail = "";
        while (!tail.endsWith("\r\n0\r\n\r\n")) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("the request broke off");
            }
            bytesRead.addAndGet(read);
            String seen =
                    tail + new String(buffer, Math.max(0, read - 16), Math.min(16, read), StandardCharsets.ISO_8859_1);
            tail = seen.substring(Math.max(0, seen.length() - 16));
        }
    }

    void answer(OutputStream out, String status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    /** Holds a connection open until the test is over. */
    void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> hold(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            conversation.hold(this, socket);
        } catch (IOException e) {
            // The hub hung up, as some tests want it.
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
