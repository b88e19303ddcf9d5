package de.ozghub.backoffice.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prepared HTTP connection that tells its attempt when sending begins and what was answered, and bounds the answer.
 * Streams in chunks from the first byte on: a JDK connection that buffers a POST repeats it by itself when the peer hangs
 * up, which must never happen here.
 */
final class WatchedConnection extends HttpURLConnection {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final HttpURLConnection connection;
    private final Attempt attempt;

    WatchedConnection(HttpURLConnection connection, Attempt attempt) {
        super(connection.getURL());
        this.connection = connection;
        this.attempt = attempt;
        connection.setChunkedStreamingMode(CHUNK_BYTES);
    }

    /** Connects and sends the HTTP header; the body, and so the message, only begins after that. */
    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream out = connection.getOutputStream();
        try {
            attempt.beginSending(connection);
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
        return out;
    }

    @Override
    public int getResponseCode() throws IOException {
        int status = connection.getResponseCode();
        attempt.answered(status);
        return status;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new BoundedAnswer(connection.getInputStream());
    }

    @Override
    public @Nullable InputStream getErrorStream() {
        InputStream error = connection.getErrorStream();
        return error == null ? null : new BoundedAnswer(error);
    }

    @Override
    public void setChunkedStreamingMode(int chunkBytes) {
        // Set once in the constructor.
    }

    @Override
    public void connect() throws IOException {
        connection.connect();
    }

    @Override
    public void disconnect() {
        connection.disconnect();
    }

    @Override
    public boolean usingProxy() {
        return connection.usingProxy();
    }

    @Override
    public String getRequestMethod() {
        return connection.getRequestMethod();
    }

    @Override
    public void setRequestProperty(String key, String value) {
        connection.setRequestProperty(key, value);
    }

    @Override
    public void addRequestProperty(String key, String value) {
        connection.addRequestProperty(key, value);
    }

    @Override
    public String getRequestProperty(String key) {
        return connection.getRequestProperty(key);
    }

    @Override
    public Map<String, List<String>> getRequestProperties() {
        return connection.getRequestProperties();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return connection.getResponseMessage();
    }

    @Override
    public String getContentType() {
        return connection.getContentType();
    }

    @Override
    public long getContentLengthLong() {
        return connection.getContentLengthLong();
    }

    @Override
    public int getContentLength() {
        return connection.getContentLength();
    }

    @Override
    public String getHeaderField(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public String getHeaderField(int n) {
        return connection.getHeaderField(n);
    }

    @Override
    public String getHeaderFieldKey(int n) {
        return connection.getHeaderFieldKey(n);
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return connection.getHeaderFields();
    }
}
