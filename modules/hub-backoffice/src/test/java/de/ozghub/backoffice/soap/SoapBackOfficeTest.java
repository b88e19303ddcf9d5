package de.ozghub.backoffice.soap;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Content;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.backoffice.Handovers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a call can end that a well-behaved web service never shows. */
class SoapBackOfficeTest {

    private static final SoapTransport TRANSPORT = new SoapTransport();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String XML = "text/xml; charset=UTF-8";

    @AfterAll
    static void closeTransport() {
        TRANSPORT.close();
    }

    @Test
    void a_refused_connection_is_deferred() throws IOException {
        var peer = new RawPeer((self, socket) -> {});
        URI url = peer.url();
        peer.close();

        assertDeferred(deliver(url, TIMEOUT), ProblemCode.BACK_OFFICE_DOWN, Duration.ZERO);
    }

    @Test
    void an_unknown_host_is_deferred() {
        assertDeferred(
                deliver(URI.create("http://host.invalid/backoffice"), TIMEOUT),
                ProblemCode.BACK_OFFICE_DOWN,
                Duration.ZERO);
    }

    @Test
    void a_peer_that_hangs_up_before_reading_is_not_sent_the_message_again() throws IOException {
        try (var peer = new RawPeer((self, socket) -> socket.setSoLinger(true, 0))) {
            DeliveryOutcome outcome = deliver(peer.url(), TIMEOUT);

            // Which of the two depends on when the hang-up is noticed: before the first byte of the message, or after.
            assertThat(outcome).isInstanceOfAny(DeliveryOutcome.Deferred.class, DeliveryOutcome.Unknown.class);
            // The JDK connects once more if not even the header lines could be written: nothing of the message left.
            assertThat(peer.connections.get()).isBetween(1, 2);
        }
    }

    @Test
    void a_peer_that_hangs_up_amid_the_message_leaves_the_outcome_unknown() throws IOException {
        try (var peer = new RawPeer((self, socket) -> {
            socket.getInputStream().readNBytes(100_000);
            socket.setSoLinger(true, 0);
        })) {
            assertUnknown(deliver(peer.url(), TIMEOUT, withAttachment(new Zeros(60_000_000))));

            assertThat(peer.connections).hasValue(1);
        }
    }

    @Test
    void a_peer_that_reads_and_hangs_up_leaves_the_outcome_unknown_and_is_not_tried_again() throws IOException {
        try (var peer = new RawPeer((self, socket) -> self.readRequest(socket.getInputStream()))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));

            assertThat(peer.connections).hasValue(1);
        }
    }

    @Test
    void a_peer_that_never_answers_costs_no_more_than_the_time_out() throws IOException {
        try (var peer = new RawPeer((self, socket) -> {
            self.readRequest(socket.getInputStream());
            self.awaitTheEnd();
        })) {
            Instant before = Instant.now();

            assertUnknown(deliver(peer.url(), Duration.ofSeconds(2)));

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void a_peer_that_never_reads_costs_no_more_than_the_time_out() throws IOException {
        try (var peer = new RawPeer((self, socket) -> self.awaitTheEnd())) {
            Instant before = Instant.now();

            assertUnknown(deliver(peer.url(), Duration.ofSeconds(2), withAttachment(new Zeros(60_000_000))));

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void an_answer_that_trickles_costs_no_more_than_the_time_out() throws IOException {
        try (var peer = new RawPeer((self, socket) -> {
            self.readRequest(socket.getInputStream());
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a>".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            self.awaitTheEnd();
        })) {
            assertUnknown(deliver(peer.url(), Duration.ofSeconds(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 Internal Server Error",
                "502 Bad Gateway",
                "504 Gateway Timeout",
                "404 Not Found",
                "302 Found",
                "202 Accepted",
                "200 OK"
            })
    void an_answer_outside_the_contract_leaves_the_outcome_unknown(String status) throws IOException {
        try (var peer = new RawPeer(RawPeer.answering(status, "text/html", "<html>sorry"))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));

            assertThat(peer.connections).hasValue(1);
        }
    }

    @Test
    void a_fault_outside_the_contract_leaves_the_outcome_unknown() throws IOException {
        String fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>oops</faultstring></s:Fault>");
        try (var peer = new RawPeer(RawPeer.answering("500 Internal Server Error", XML, fault))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));
        }
    }

    @Test
    void an_answer_without_case_number_leaves_the_outcome_unknown() throws IOException {
        String empty = envelope("<submitResponse xmlns='urn:ozg-hub:backoffice:1.0'/>");
        try (var peer = new RawPeer(RawPeer.answering("200 OK", XML, empty))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));
        }
    }

    @Test
    void a_bare_503_after_sending_began_may_be_a_proxys_and_leaves_the_outcome_unknown() throws IOException {
        try (var peer = new RawPeer(
                RawPeer.answering("503 Service Unavailable\r\nRetry-After: 17", "text/html", "<html>sorry"))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));

            assertThat(peer.connections).hasValue(1);
        }
    }

    @Test
    void the_fault_busy_is_deferred_with_the_pause_asked_for() throws IOException {
        String fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>busy</faultstring><detail>"
                + "<busy xmlns='urn:ozg-hub:backoffice:1.0'><retryAfterSeconds>17</retryAfterSeconds></busy>"
                + "</detail></s:Fault>");
        try (var peer = new RawPeer(RawPeer.answering("500 Internal Server Error", XML, fault))) {
            assertDeferred(deliver(peer.url(), TIMEOUT), ProblemCode.BACK_OFFICE_BUSY, Duration.ofSeconds(17));
        }
    }

    @Test
    void an_endless_answer_is_cut_off() throws IOException {
        var written = new AtomicLong();
        try (var peer = new RawPeer((self, socket) -> {
            self.readRequest(socket.getInputStream());
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n<a>"
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 4096; i++) {
                out.write(spaces);
                written.addAndGet(spaces.length);
            }
        })) {
            assertUnknown(deliver(peer.url(), TIMEOUT));

            assertThat(written.get()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void an_external_entity_in_an_answer_is_never_read(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "SECRET-7");
        String answer = "<!DOCTYPE a [<!ENTITY x SYSTEM '" + file.toUri() + "'>]>" + accepted("&x;");
        try (var peer = new RawPeer(RawPeer.answering("200 OK", XML, answer))) {
            assertUnknown(deliver(peer.url(), TIMEOUT));
        }
    }

    @Test
    void a_sound_answer_on_a_bare_socket_is_delivered() throws IOException {
        try (var peer = new RawPeer(RawPeer.answering("200 OK", XML, accepted("REF-1")))) {
            assertThat(deliver(peer.url(), TIMEOUT)).isEqualTo(new DeliveryOutcome.Delivered("REF-1"));
        }
    }

    @Test
    void sixty_megabytes_flow_through_without_being_held() throws IOException {
        try (var peer = new RawPeer(RawPeer.answering("200 OK", XML, accepted("REF-1")))) {
            var attachment = new Zeros(60_000_000);
            var furthestAhead = new AtomicLong();
            attachment.whenRead =
                    position -> furthestAhead.accumulateAndGet(position - peer.bytesRead.get(), Math::max);

            DeliveryOutcome outcome = deliver(peer.url(), Duration.ofSeconds(60), withAttachment(attachment));

            assertThat(outcome).isEqualTo(new DeliveryOutcome.Delivered("REF-1"));
            assertThat(peer.bytesRead.get()).isGreaterThan(60_000_000);
            // What the operating system buffers for two sockets, and no more.
            assertThat(furthestAhead.get()).isLessThan(20_000_000);
            assertThat(attachment.opened).isEqualTo(1);
            assertThat(attachment.closed).isEqualTo(1);
        }
    }

    @Test
    void content_that_breaks_off_is_never_a_whole_request() throws IOException {
        var whole = new AtomicLong();
        try (var peer = new RawPeer((self, socket) -> {
            self.readRequest(socket.getInputStream());
            whole.incrementAndGet();
            self.answer(socket.getOutputStream(), "200 OK", XML, accepted("REF-1"));
        })) {
            assertUnknown(deliver(peer.url(), TIMEOUT, Handovers.aHandover().thatBreaksOff()));

            assertThat(whole).hasValue(0);
        }
    }

    @Test
    void a_question_without_a_usable_answer_could_not_be_put() throws IOException {
        try (var peer = new RawPeer(RawPeer.answering("500 Internal Server Error", "text/html", "<html>"));
                var backOffice =
                        new SoapBackOffice(SoapTerms.of(peer.url(), TIMEOUT, true), SoapCredentials.NONE, TRANSPORT)) {
            assertThat(backOffice.find(Ids.delivery())).isInstanceOf(Inquiry.Unreachable.class);
        }
    }

    @Test
    void an_interrupted_worker_gets_its_answer_at_once_and_stays_interrupted() throws IOException {
        try (var peer = new RawPeer((self, socket) -> {
            self.readRequest(socket.getInputStream());
            self.awaitTheEnd();
        })) {
            Thread.currentThread().interrupt();

            DeliveryOutcome outcome = deliver(peer.url(), TIMEOUT);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOfAny(DeliveryOutcome.Deferred.class, DeliveryOutcome.Unknown.class);
        }
    }

    private static String accepted(String caseNumber) {
        return envelope("<submitResponse xmlns='urn:ozg-hub:backoffice:1.0'><caseNumber>" + caseNumber
                + "</caseNumber><repeated>false</repeated></submitResponse>");
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static DeliveryOutcome deliver(URI url, Duration timeout) {
        return deliver(url, timeout, Handovers.aHandover().build());
    }

    private static DeliveryOutcome deliver(URI url, Duration timeout, Handover handover) {
        try (var backOffice = new SoapBackOffice(SoapTerms.of(url, timeout, true), SoapCredentials.NONE, TRANSPORT)) {
            return backOffice.deliver(handover);
        }
    }

    private static Handover withAttachment(Content content) {
        Handover plain = Handovers.aHandover().build();
        return new Handover(
                plain.key(),
                plain.digest(),
                plain.origin(),
                plain.authority(),
                plain.service(),
                plain.receivedAt(),
                plain.form(),
                plain.protection(),
                plain.message(),
                List.of(new Handover.Attachment("part-1", "application/pdf", "0".repeat(64), content)));
    }

    private static void assertUnknown(DeliveryOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Unknown.class,
                        unknown -> assertThat(unknown.problem().code()).isEqualTo(ProblemCode.NO_ANSWER));
    }

    private static void assertDeferred(DeliveryOutcome outcome, ProblemCode code, Duration pause) {
        assertThat(outcome).isInstanceOfSatisfying(DeliveryOutcome.Deferred.class, deferred -> {
            assertThat(deferred.problem().code()).isEqualTo(code);
            assertThat(deferred.problem().instance()).isEqualTo("testamt/steuer");
            assertThat(deferred.retryAfter()).isEqualTo(pause);
        });
    }

    /** Zeros made while they are read. */
    private static final class Zeros implements Content {

        private final long bytes;
        private java.util.function.LongConsumer whenRead = position -> {};
        private int opened;
        private int closed;

        Zeros(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public InputStream open() {
            opened++;
            return new InputStream() {
                private long position;

                @Override
                public int read() {
                    return position++ < bytes ? 0 : -1;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    if (position >= bytes) {
                        return -1;
                    }
                    int count = (int) Math.min(length, bytes - position);
                    position += count;
                    whenRead.accept(position);
                    return count;
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
