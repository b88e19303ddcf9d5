package de.ozghub.fitconnect;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;

/** The Submission API as one API client sees it: addresses, tokens, one renewal after a 401. Thread-safe. */
final class ServiceConnection implements AutoCloseable {

    private final FitConnectClient client;
    private final Transport transport;
    private final AccessTokens tokens;

    ServiceConnection(FitConnectClient client, InstantSource clock) {
        this.client = client;
        this.transport = new Transport(client.name(), client.timeout(), clock);
        this.tokens = new AccessTokens(client.credentials(), transport, clock);
    }

    String mailbox() {
        return client.name();
    }

    /** Any answer the service gives on purpose; its failures are thrown. */
    Answer get(String path) throws NotNow {
        return withToken(HttpRequest.newBuilder(address(path)).GET());
    }

    /** As {@link #get}, for what needs no token. */
    Answer getPublic(String path) throws NotNow {
        return transport.send(HttpRequest.newBuilder(address(path)).GET());
    }

    Answer post(String path, String compactJws) throws NotNow {
        return withToken(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/jose")
                .POST(BodyPublishers.ofString(compactJws)));
    }

    Answer post(String path, byte[] json) throws NotNow {
        return withToken(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json)));
    }

    Answer put(String path, byte[] json) throws NotNow {
        return withToken(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json)));
    }

    Answer patch(String path, byte[] mergePatch) throws NotNow {
        return withToken(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofByteArray(mergePatch)));
    }

    /** Uploads a compact JWE; the time-out grows with its length. The body may be asked for twice. */
    Answer upload(String path, BodyPublisher compactJwe, long bytes) throws NotNow {
        var longest = client.timeout().plusSeconds(bytes / Assumed.LEAST_UPLOAD_RATE);
        return withToken(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/jose")
                        .PUT(compactJwe),
                longest);
    }

    private Answer withToken(HttpRequest.Builder request) throws NotNow {
        return withToken(request, client.timeout());
    }

    private Answer withToken(HttpRequest.Builder request, Duration longest) throws NotNow {
        var token = tokens.current();
        var answer = transport.send(authorised(request, token), longest);
        if (answer.status() != 401) {
            return answer;
        }
        answer.close();
        return transport.send(authorised(request, tokens.insteadOf(token)), longest);
    }

    private static HttpRequest.Builder authorised(HttpRequest.Builder request, String token) {
        return request.copy().setHeader("Authorization", "Bearer " + token);
    }

    private URI address(String path) {
        return URI.create(client.issuer() + path);
    }

    @Override
    public void close() {
        transport.close();
    }
}
