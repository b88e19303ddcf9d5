package de.ozghub.simulators.zustelldienst;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import de.ozghub.simulators.zustelldienst.Peer.Ids;
import de.ozghub.simulators.zustelldienst.ZustelldienstConfig.CallbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service does by its clock alone, and how tests put that clock forward over HTTP. */
class DeadlinesTest {

    @TempDir
    private Path state;

    @Test
    void mails_the_technical_contact_on_day_3_and_on_day_9_once_each() throws Exception {
        try (var peer = new Peer(state)) {
            var ids = peer.submitted();
            peer.clock.tick(Duration.ofDays(3).minusSeconds(1));
            assertThat(mails(peer)).isEmpty();

            peer.clock.tick(Duration.ofSeconds(1));
            assertThat(mails(peer)).containsExactly("3 technik@teststadt.example " + ids.submissionId());
            peer.clock.tick(Duration.ofDays(6));
            peer.restart();

            assertThat(mails(peer))
                    .containsExactly(
                            "3 technik@teststadt.example " + ids.submissionId(),
                            "9 technik@teststadt.example " + ids.submissionId());
            assertThat(peer.eventNames(ids)).endsWith("submit-submission");
        }
    }

    @Test
    void what_was_fetched_in_time_is_nobodys_mail() throws Exception {
        try (var peer = new Peer(state)) {
            var ids = peer.submitted();
            peer.post(ids, Peer.sign(peer.accepting(ids)));

            peer.clock.tick(Duration.ofDays(30));

            assertThat(mails(peer)).isEmpty();
        }
    }

    @Test
    void an_accepted_submission_is_deleted_after_7_days() throws Exception {
        try (var peer = new Peer(state)) {
            var ids = peer.submitted();
            peer.post(ids, Peer.sign(peer.accepting(ids)));
            peer.clock.tick(Duration.ofDays(7).minusSeconds(1));
            assertThat(peer.eventNames(ids)).endsWith("accept-submission");

            peer.clock.tick(Duration.ofSeconds(1));

            assertThat(peer.eventNames(ids)).endsWith("accept-submission", "delete-submission");
        }
    }

    @Test
    void a_case_and_its_log_are_forgotten_730_days_after_the_last_event() throws Exception {
        try (var peer = new Peer(state)) {
            var ids = peer.submitted();
            peer.post(ids, Peer.sign(peer.accepting(ids)));
            peer.clock.tick(Duration.ofDays(7));
            assertThat(peer.eventNames(ids)).endsWith("delete-submission");

            peer.clock.tick(Duration.ofDays(730).minusSeconds(1));
            assertThat(log(peer, ids)).isEqualTo(200);
            peer.clock.tick(Duration.ofSeconds(1));

            assertThat(log(peer, ids)).isEqualTo(404);
        }
    }

    @Test
    void both_sides_are_told_when_the_service_itself_rejects() throws Exception {
        var bodies = new LinkedBlockingQueue<String>();
        var listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        listener.start();
        var callback = new CallbackAddress(
                URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/"), "geheim");
        try (var peer = Peer.withSettableClock(state, callback)) {
            var ids = peer.submitted();
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).contains("new-submissions");

            advance(peer, "P14D");

            assertThat(bodies.poll(10, TimeUnit.SECONDS))
                    .contains("new-events", ids.submissionId().toString());
            assertThat(bodies.poll(10, TimeUnit.SECONDS))
                    .contains("new-events", ids.submissionId().toString());
        } finally {
            listener.stop(0);
        }
    }

    @Test
    void the_clock_is_put_forward_over_http_and_stays_so_after_a_restart() throws Exception {
        try (var peer = Peer.withSettableClock(state, null)) {
            var ids = peer.submitted();

            assertThat(advance(peer, "P9D")).isEqualTo(200);

            assertThat(mails(peer)).hasSize(2);
            advance(peer, "P5D");
            peer.restart();
            assertThat(peer.eventNames(ids)).endsWith("reject-submission");
        }
    }

    @Test
    void nobody_puts_the_clock_back_or_beyond_all_measure() throws Exception {
        try (var peer = Peer.withSettableClock(state, null)) {
            assertThat(advance(peer, "-P1D")).isEqualTo(400);
            assertThat(advance(peer, "tomorrow")).isEqualTo(400);
            assertThat(advance(peer, "P20000D")).isEqualTo(400);
            assertThat(peer.http()
                            .send("POST", "/clock", "", "text/plain", "{\"advance\":\"P1D\"}")
                            .status())
                    .isEqualTo(415);
        }
    }

    @Test
    void the_clock_cannot_be_set_unless_the_configuration_allows_it() throws Exception {
        try (var peer = new Peer(state)) {
            assertThat(advance(peer, "P1D")).isEqualTo(404);
        }
    }

    private static int advance(Peer peer, String duration) throws IOException, InterruptedException {
        return peer.http()
                .send("POST", "/clock", "", "application/json", "{\"advance\":\"%s\"}".formatted(duration))
                .status();
    }

    private static int log(Peer peer, Ids ids) throws IOException, InterruptedException {
        return peer.get(Peer.CASES + ids.caseId() + "/events", peer.sender()).status();
    }

    private static List<String> mails(Peer peer) throws IOException, InterruptedException {
        return peer.http()
                .get("/mails")
                .json()
                .valueStream()
                .map(mail -> "%s %s %s"
                        .formatted(
                                mail.path("day").asInt(),
                                mail.path("to").asString(),
                                mail.path("submissionId").asString()))
                .toList();
    }
}
