package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {

    private record Told(String timestamp, String authentication, String body) {}

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer receiver;
    private Peer peer;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/callback", exchange -> {
            var headers = exchange.getRequestHeaders();
            told.add(new Told(
                    headers.getFirst("callback-timestamp"),
                    headers.getFirst("callback-authentication"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 202, -1);
            exchange.close();
        });
        receiver.start();
        var url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/callback");
        peer = new Peer(state, new CallbackAddress(url, "callback-secret"));
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
        receiver.stop(0);
    }

    private Told next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(20, TimeUnit.SECONDS), "no callback came");
    }

    @Test
    void the_official_vector_gives_the_official_hmac() {
        var body = "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions\","
                + "\"submissionIds\":[\"f39ab143-d91a-474a-b69f-b00f1a1873c2\"]}";

        var hmac = Callbacks.hmac(
                "insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0",
                "1672527599",
                body.getBytes(StandardCharsets.UTF_8));

        assertThat(hmac)
                .isEqualTo(
                        "798cd0edb70c08e5b32aa8a18cbbc8ff6b3078c51af6d011ff4e32e470c746234fc4314821fe5185264b029e962bd3"
                                + "7de33f3b9fc5f1a93c40ce6672845e90df");
    }

    @Test
    void the_subscriber_is_told_of_a_new_submission_until_it_answers() throws Exception {
        failures.set(1);

        var ids = peer.submitted();

        next();
        var second = next();
        assertThat(second.authentication())
                .isEqualTo(Callbacks.hmac(
                        "callback-secret", second.timestamp(), second.body().getBytes(StandardCharsets.UTF_8)));
        var reference = Peer.MAPPER.readTree(second.body()).path("submissions").get(0);
        assertThat(reference.path("submissionId").asString())
                .isEqualTo(ids.submissionId().toString());
    }

    @Test
    void the_sender_is_told_of_a_decision() throws Exception {
        var ids = peer.submitted();
        next();

        peer.post(ids, Peer.sign(peer.accepting(ids)));

        assertThat(next().body()).contains("callbacks/new-events");
    }
}
