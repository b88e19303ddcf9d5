package de.ozghub.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole node on free ports: what its two listeners answer. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeTest {

    private static final String SECRET = "rueckruf-nur-im-test";

    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private SampleNode sample;

    @SuppressWarnings("NullAway.Init")
    private Node node;

    @BeforeAll
    void start(@TempDir Path folder, TestDatabase database) throws IOException, StartRefused {
        sample = SampleNode.in(folder, database.url()).withSecrets().withKeys();
        sample.with(
                        "clientSecret: file:secrets/client",
                        "clientSecret: file:secrets/client\n      callbackSecret: file:secrets/callback\n"
                                + "  senders:\n    - {name: absender, token: \"http://127.0.0.1:1/token\", submissionApi: "
                                + "\"http://127.0.0.1:1/submission-api\", clientId: hub, clientSecret: file:secrets/client, "
                                + "callbackSecret: file:secrets/callback}")
                .secret("callback", SECRET);
        node = Node.start(Preparation.of(sample.hubYaml()));
    }

    @AfterAll
    void stop() {
        node.close();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/logout",
                "/api",
                "/api/v1/health",
                "/api/v1/submissions",
                "/submissions",
                "/submissions/x",
                "/clarifications",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/actuator",
                "/index.html"
            })
    void partners_reach_nothing_of_console_and_administration(String path) throws IOException, InterruptedException {
        assertThat(get(sample.partners(), path).statusCode()).isEqualTo(404);
    }

    @Test
    void partners_learn_that_the_listener_answers_and_nothing_else() throws IOException, InterruptedException {
        HttpResponse<String> status = get(sample.partners(), "/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get(sample.partners(), "/nichts").body()).doesNotContain("Exception", "org.springframework");
    }

    @Test
    void the_console_answers_on_its_own_listener_only() throws IOException, InterruptedException {
        assertThat(get(sample.console(), "/login").statusCode()).isEqualTo(200);
        assertThat(get(sample.console(), "/webjars/htmx.org/dist/htmx.min.js").statusCode())
                .isEqualTo(200);
        assertThat(get(sample.console(), "/status").statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_genuine_callback_is_taken_once() throws IOException, InterruptedException, GeneralSecurityException {
        var body = "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\"}";
        var stamp = Long.toString(Instant.now().getEpochSecond());

        assertThat(call("portal-nrw", stamp, hmac(stamp + "." + body), body).statusCode())
                .isEqualTo(204);
        var again = call("portal-nrw", stamp, hmac(stamp + "." + body), body);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).doesNotContain("replayed");
    }

    @Test
    void a_forged_old_or_misled_callback_is_refused()
            throws IOException, InterruptedException, GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        var stamp = Long.toString(now);
        var old = Long.toString(now - 330);

        assertThat(call("portal-nrw", stamp, "0".repeat(128), "{}").statusCode())
                .isEqualTo(401);
        assertThat(call("portal-nrw", old, hmac(old + ".{}"), "{}").statusCode())
                .isEqualTo(401);
        assertThat(call("nobody", stamp, hmac(stamp + ".{}"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(call("portal-nrw", stamp, "0", "x".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(get(sample.partners(), "/callbacks/portal-nrw").statusCode()).isEqualTo(405);
    }

    @Test
    void a_sender_takes_callbacks_by_its_own_name() throws IOException, InterruptedException, GeneralSecurityException {
        var body = "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-events\"}";
        var stamp = Long.toString(Instant.now().getEpochSecond());

        assertThat(call("absender", stamp, hmac(stamp + "." + body), body).statusCode())
                .isEqualTo(204);
        assertThat(call("absender", stamp, "0".repeat(128), body).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> call(String mailbox, String stamp, String hmac, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/callbacks/%s".formatted(sample.partners(), mailbox)))
                .header("callback-timestamp", stamp)
                .header("callback-authentication", hmac)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String hmac(String message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
