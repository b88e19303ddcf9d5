package de.ozghub.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.channel.Callback;
import de.ozghub.fitconnect.FitConnectClient.Credentials;
import de.ozghub.testkit.SettableClock;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a genuine callback leads to, and which ones are refused with which problem. */
class CallbacksTest {

    private static final String SECRET = "test-callback-secret";
    private static final String TYPES = "https://schema.fitko.de/fit-connect/submission-api/callbacks/";

    private final SettableClock clock = SettableClock.standing();

    @Test
    void wakes_for_a_submission_at_its_own_destination() {
        assertThat(receive(newSubmission(TestSubmission.DESTINATION))).contains(new Callback.Genuine(true));
        assertThat(receive("{\"type\":\"%snew-submissions\",\"submissionIds\":[]}".formatted(TYPES)))
                .contains(new Callback.Genuine(true));
    }

    @Test
    void does_not_wake_for_events_and_what_it_does_not_know() {
        assertThat(receive("{\"type\":\"%snew-events\"}".formatted(TYPES))).contains(new Callback.Genuine(false));
        assertThat(receive("{\"later\":true}")).contains(new Callback.Genuine(false));
    }

    @Test
    void refuses_what_is_for_somebody_else_or_no_json() {
        assertThat(refusal(receive(newSubmission(UUID.randomUUID()))))
                .isEqualTo("callback-refused portal {reason=foreign-destination}");
        assertThat(refusal(receive("nothing"))).isEqualTo("callback-refused portal {reason=no-json}");
    }

    @Test
    void refuses_a_replay_and_an_old_call_with_their_problem() {
        var channel = channel(SECRET);
        var body = newSubmission(TestSubmission.DESTINATION);
        var headers = headers(body);
        assertThat(receive(channel, headers, body)).contains(new Callback.Genuine(true));

        assertThat(refusal(receive(channel, headers, body))).isEqualTo("callback-refused portal {reason=replayed}");
        clock.tick(Duration.ofSeconds(301));
        assertThat(refusal(receive(channel, headers, body))).isEqualTo("callback-refused portal {reason=too-old}");
    }

    @Test
    void takes_none_where_no_secret_is_configured_or_nobody_lives() {
        var body = newSubmission(TestSubmission.DESTINATION);

        assertThat(receive(channel(null), headers(body), body)).isEmpty();
        assertThat(channel(SECRET).receive("nobody", _ -> Optional.empty(), body.getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void news_of_a_sent_submission_wake_whoever_waits_for_it() {
        var waitedFor = UUID.randomUUID();
        var client = client(SECRET);
        try (var senders = new FitConnectSenders(Map.of("portal", new FitConnectSender(client, null, clock, ids ->
                (int) ids.stream().filter(waitedFor::equals).count())))) {
            assertThat(receive(senders, news("new-events", waitedFor))).contains(new Callback.Genuine(true));
            assertThat(receive(senders, news("new-events", UUID.randomUUID()))).contains(new Callback.Genuine(false));
            assertThat(receive(senders, news("new-replies", waitedFor))).contains(new Callback.Genuine(false));
            var body = news("new-events", waitedFor);
            assertThat(refusal(senders.receive("portal", _ -> Optional.empty(), body.getBytes(UTF_8))))
                    .startsWith("callback-refused portal");
            assertThat(senders.receive("nobody", _ -> Optional.empty(), body.getBytes(UTF_8)))
                    .isEmpty();
        }
    }

    private Optional<Callback> receive(FitConnectSenders senders, String body) {
        var headers = headers(body);
        return senders.receive("portal", name -> Optional.ofNullable(headers.get(name)), body.getBytes(UTF_8));
    }

    private static String news(String type, UUID submission) {
        return "{\"type\":\"%s%s\",\"submissions\":[{\"destinationId\":\"%s\",\"submissionId\":\"%s\"}]}"
                .formatted(TYPES, type, UUID.randomUUID(), submission);
    }

    private Optional<Callback> receive(String body) {
        return receive(channel(SECRET), headers(body), body);
    }

    private static Optional<Callback> receive(FitConnectChannel channel, Map<String, String> headers, String body) {
        return channel.receive("portal", name -> Optional.ofNullable(headers.get(name)), body.getBytes(UTF_8));
    }

    private static String refusal(Optional<Callback> callback) {
        return ((Callback.Refused) callback.orElseThrow()).problem().toString();
    }

    private Map<String, String> headers(String body) {
        var stamp = Long.toString(clock.instant().getEpochSecond());
        return Map.of("callback-timestamp", stamp, "callback-authentication", hmac(stamp + "." + body));
    }

    private static String hmac(String message) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newSubmission(UUID destination) {
        return "{\"type\":\"%snew-submissions\",\"submissions\":[{\"destinationId\":\"%s\",\"submissionId\":\"%s\"}]}"
                .formatted(TYPES, destination, UUID.randomUUID());
    }

    private FitConnectChannel channel(@Nullable String secret) {
        return new FitConnectChannel(List.of(client(secret)), clock);
    }

    private static FitConnectClient client(@Nullable String secret) {
        var credentials = new Credentials(URI.create("https://auth.example/token"), "id", "secret", secret);
        return new FitConnectClient(
                "portal",
                URI.create("https://service.example/submission-api"),
                credentials,
                Duration.ofSeconds(1),
                List.of(DeliveryService.destination()));
    }
}
