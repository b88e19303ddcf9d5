package de.ozghub.fitconnect;

import de.ozghub.fitconnect.FitConnectClient.Credentials;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gets and keeps the access token of one API client (OAuth 2.0 client credentials, secret in the body). Thread-safe. */
final class AccessTokens {

    private static final int MAX_ANSWER = 64 * 1024;
    /** FIT-Connect: 30 minutes at most. */
    private static final long MAX_LIFETIME_SECONDS = 1800;

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Credentials credentials;
    private final Transport transport;
    private final InstantSource clock;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable Token token;

    AccessTokens(Credentials credentials, Transport transport, InstantSource clock) {
        this.credentials = credentials;
        this.transport = transport;
        this.clock = clock;
    }

    private record Token(String value, Instant renewAt) {
        @Override
        public String toString() {
            return "Token[until " + renewAt + "]";
        }
    }

    /** A token that is good for a while, fetched if need be. */
    String current() throws NotNow {
        var known = token;
        return known != null && clock.instant().isBefore(known.renewAt) ? known.value : fetch(null);
    }

    /** A token other than the one the service has just refused. */
    String insteadOf(String refused) throws NotNow {
        return fetch(refused);
    }

    private String fetch(@Nullable String refused) throws NotNow {
        renewal.lock();
        try {
            var known = token;
            if (known != null && clock.instant().isBefore(known.renewAt) && !known.value.equals(refused)) {
                return known.value;
            }
            token = null;
            var fresh = request();
            token = fresh;
            return fresh.value;
        } finally {
            renewal.unlock();
        }
    }

    private Token request() throws NotNow {
        var form = Stream.of(
                        "grant_type=client_credentials",
                        "client_id=" + encoded(credentials.clientId()),
                        "client_secret=" + encoded(credentials.clientSecret()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(credentials.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form));
        try (var answer = transport.send(request)) {
            if (!answer.isSuccess()) {
                throw NotNow.status(answer.mailbox(), answer.status());
            }
            return read(answer.json(MAX_ANSWER), answer.mailbox());
        }
    }

    private Token read(JsonNode body, String mailbox) throws NotNow {
        var value = Json.text(body, "access_token");
        if (value == null || !value.matches("[\\x21-\\x7e]+")) {
            throw NotNow.down(mailbox, "no access token", Assumed.PAUSE_AFTER_FAILURE);
        }
        long lifetime = Math.clamp(body.path("expires_in").asLong(MAX_LIFETIME_SECONDS), 1, MAX_LIFETIME_SECONDS);
        var margin = Duration.ofSeconds(Math.min(MARGIN.toSeconds(), lifetime / 10));
        return new Token(value, clock.instant().plusSeconds(lifetime).minus(margin));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
