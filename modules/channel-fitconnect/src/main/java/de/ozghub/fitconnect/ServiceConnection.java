package de.ozghub.fitconnect;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    private Answer withToken(HttpRequest.Builder request) throws NotNow {
        var token = tokens.current();
        var answer = transport.send(authorised(request, token));
        if (answer.status() != 401) {
            return answer;
        }
        answer.close();
        return transport.send(authorised(request, tokens.insteadOf(token)));
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
