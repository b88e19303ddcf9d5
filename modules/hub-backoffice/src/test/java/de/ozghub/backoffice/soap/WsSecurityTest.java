package de.ozghub.backoffice.soap;

import static de.ozghub.testkit.backoffice.Handovers.aHandover;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.backoffice.soap.PeerSecurity.Demand;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.config.SoapSecurity.Tls;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WS-Security against a procedure that demands it, with WSS4J on its side too but set up by these tests alone. */
class WsSecurityTest {

    private static final SoapTransport TRANSPORT = new SoapTransport();
    private static final String WORDS = "Grüße aus dem Testgebiet";

    @AfterAll
    static void close() {
        TRANSPORT.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN", "SIGNATURE", "ENCRYPTION"})
    void a_call_as_demanded_is_taken(Demand demand) throws IOException {
        var security = demanding(demand, TestKeys.office());
        try (var peer = new CxfPeer(security);
                var office = office(peer.url(), Secured.credentials(demand))) {
            peer.accepts("REF-1");
            Handover handover =
                    aHandover().withAttachment("plan", new byte[100_000]).build();

            assertThat(office.deliver(handover)).isEqualTo(new DeliveryOutcome.Delivered("REF-1"));

            assertThat(peer.kept()).hasSize(1);
            // Base64 of the message or the message itself: neither can be seen once it is encrypted.
            var wire = new String(security.wire.getFirst(), UTF_8);
            var seen = wire.contains(WORDS) || wire.contains(base64(handover));
            assertThat(seen).isEqualTo(demand != Demand.ENCRYPTION);
            assertThat(wire).doesNotContain(PeerSecurity.PASSWORD);
        }
    }

    @Test
    void every_attempt_has_headers_of_its_own_and_the_same_content() throws IOException {
        var security = demanding(Demand.SIGNATURE, TestKeys.office());
        try (var peer = new CxfPeer(security);
                var office = office(peer.url(), Secured.credentials(Demand.SIGNATURE))) {
            Handover handover = aHandover().build();

            office.deliver(handover);
            office.deliver(handover);

            var first = new String(security.wire.get(0), UTF_8);
            var second = new String(security.wire.get(1), UTF_8);
            for (var part : List.of("Nonce", "SignatureValue")) {
                assertThat(element(part, first)).isNotEqualTo(element(part, second));
            }
            assertThat(first).contains(base64(handover));
            assertThat(second).contains(base64(handover));
            assertThat(peer.kept()).hasSize(1);
        }
    }

    @Test
    void a_wrong_password_is_never_taken_for_delivered() {
        var credentials = withPassword("ein anderes Kennwort");
        try (var peer = new CxfPeer(demanding(Demand.LOGIN, TestKeys.office()));
                var office = office(peer.url(), credentials)) {
            assertUnknown(office.deliver(aHandover().build()));
            assertThat(peer.kept()).isEmpty();
        }
    }

    @Test
    void an_answer_nobody_or_somebody_else_signed_is_not_believed() {
        for (@Nullable SigningKey answers : new @Nullable SigningKey[] {null, TestKeys.stranger()}) {
            try (var peer = new CxfPeer(demanding(Demand.SIGNATURE, answers));
                    var office = office(peer.url(), Secured.credentials(Demand.SIGNATURE))) {
                peer.accepts("REF-1");

                assertUnknown(office.deliver(aHandover().build()));
            }
        }
    }

    @Test
    void a_refusal_nobody_signed_is_not_believed() {
        try (var peer = new CxfPeer(demanding(Demand.SIGNATURE, null));
                var office = office(peer.url(), Secured.credentials(Demand.SIGNATURE))) {
            peer.refuses("invalid");

            assertUnknown(office.deliver(aHandover().build()));
        }
    }

    @Test
    void an_answer_in_clear_is_not_believed_where_encryption_was_agreed() {
        // The procedure signs as it should, but encrypts nothing.
        try (var peer = new CxfPeer(demanding(Demand.SIGNATURE, TestKeys.office()));
                var office = office(peer.url(), Secured.credentials(Demand.ENCRYPTION))) {
            assertUnknown(office.deliver(aHandover().build()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_forged_body_beside_the_signed_one_is_never_believed(Wrapping wrapping) throws IOException {
        try (var peer = new CxfPeer(demanding(Demand.SIGNATURE, TestKeys.office()));
                var proxy = new ForgingProxy(peer.url(), wrapping::forge);
                var office = office(proxy.url(), Secured.credentials(Demand.SIGNATURE))) {
            peer.accepts("REF-1");

            DeliveryOutcome outcome = office.deliver(aHandover().build());

            if (wrapping.signedIsRead) {
                assertThat(outcome).isEqualTo(new DeliveryOutcome.Delivered("REF-1"));
            } else {
                assertUnknown(outcome);
            }
            assertThat(peer.kept()).hasSize(1);
        }
    }

    /** Ways to keep the signed Body in the message and let another one be read. */
    enum Wrapping {
        /** The answer as it is: the proof that the others are refused for what they are. */
        NONE(true),
        SIGNED_IN_THE_HEADER(true),
        SIGNED_IN_A_SECOND_ENVELOPE(false),
        FORGED_FIRST(false),
        FORGED_LAST(true),
        SAME_ID(true);

        /** CXF reads the first Body of the text, wherever it stands, and nothing behind it: then that is the signed one. */
        private final boolean signedIsRead;

        Wrapping(boolean signedIsRead) {
            this.signedIsRead = signedIsRead;
        }

        private static final Pattern BODY = Pattern.compile("<(\\w[\\w-]*):Body\\b[^>]*>.*</\\1:Body>", Pattern.DOTALL);

        String forge(String answer) {
            Matcher found = BODY.matcher(answer);
            assertThat(found.find()).as("the answer has a Body").isTrue();
            String signed = found.group();
            String prefix = found.group(1);
            assertThat(signed).contains("REF-1");
            String copy = signed.replace("REF-1", "REF-2");
            String forged = copy.replaceFirst("<[^>]*>", "<" + prefix + ":Body>");
            String aside = "<x:aside xmlns:x=\"urn:x\">" + signed + "</x:aside>";
            return switch (this) {
                case NONE -> answer;
                case SIGNED_IN_THE_HEADER -> inHeader(answer.replace(signed, forged), aside);
                case SIGNED_IN_A_SECOND_ENVELOPE ->
                    inHeader(
                            answer.replace(signed, forged),
                            "<%1$s:Envelope>%2$s</%1$s:Envelope>".formatted(prefix, signed));
                case FORGED_FIRST -> answer.replace(signed, forged + signed);
                case FORGED_LAST -> answer.replace(signed, signed + forged);
                case SAME_ID -> inHeader(answer.replace(signed, copy), aside);
            };
        }

        private static String inHeader(String answer, String what) {
            Matcher end = Pattern.compile("</[\\w-]+:Header>").matcher(answer);
            assertThat(end.find()).as("the answer has a Header").isTrue();
            return answer.substring(0, end.start()) + what + answer.substring(end.start());
        }
    }

    @Test
    void a_replayed_call_is_refused() throws IOException, InterruptedException {
        var security = demanding(Demand.SIGNATURE, TestKeys.office());
        try (var peer = new CxfPeer(security);
                var office = office(peer.url(), Secured.credentials(Demand.SIGNATURE))) {
            assertThat(office.deliver(aHandover().build())).isInstanceOf(DeliveryOutcome.Delivered.class);

            assertThat(replay(peer.url(), new String(security.wire.getFirst(), UTF_8)))
                    .doesNotContain("caseNumber");
            assertThat(security.wire).hasSize(2);
        }
    }

    @Test
    void what_is_too_large_to_be_held_in_memory_is_refused_and_never_sent() {
        var security = demanding(Demand.SIGNATURE, TestKeys.office());
        try (var peer = new CxfPeer(security);
                var office = office(peer.url(), Secured.credentials(Demand.SIGNATURE))) {
            var large =
                    aHandover().withAttachment("plan", new byte[1024 * 1024]).build();

            assertThat(office.deliver(large)).isInstanceOfSatisfying(DeliveryOutcome.Refused.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.HANDOVER_TOO_LARGE);
                assertThat(refused.problem().parameters()).containsEntry("limit", "1048576");
            });
            assertThat(security.wire).isEmpty();
        }
    }

    @Test
    void leaves_bouncy_castle_out_of_the_providers_of_the_runtime() {
        captured(demanding(Demand.ENCRYPTION, TestKeys.office()));

        assertThat(Security.getProvider("BC")).isNull();
    }

    private static String captured(PeerSecurity security) {
        try (var peer = new CxfPeer(security);
                var office = office(peer.url(), Secured.credentials(security.demand()))) {
            office.deliver(aHandover().build());
            return new String(security.wire.getFirst(), UTF_8);
        }
    }

    private static PeerSecurity demanding(Demand demand, @Nullable SigningKey answers) {
        return PeerSecurity.demanding(demand, TestKeys.office(), TestKeys.hub(), answers);
    }

    private static SoapCredentials withPassword(String password) {
        var right = Secured.credentials(Demand.LOGIN);
        return new SoapCredentials(
                right.tlsKey(),
                right.tlsAnchors(),
                Optional.of(new SoapCredentials.Login(PeerSecurity.USER, password)),
                right.signer(),
                right.recipient(),
                right.answers());
    }

    private static SoapBackOffice office(URI url, SoapCredentials credentials) {
        return new SoapBackOffice(Secured.terms(url, credentials, Tls.Version.TLS_1_2), credentials, TRANSPORT);
    }

    private static void assertUnknown(DeliveryOutcome outcome) {
        assertThat(outcome).isInstanceOf(DeliveryOutcome.Unknown.class);
    }

    private static String base64(Handover handover) throws IOException {
        try (var in = handover.message().open()) {
            return Base64.getEncoder().encodeToString(in.readAllBytes());
        }
    }

    private static String element(String name, String xml) {
        Matcher matcher = Pattern.compile(name + "[^>]*>([^<]+)<").matcher(xml);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private static String replay(URI url, String envelope) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "text/xml; charset=UTF-8")
                    .header("SOAPAction", "\"urn:ozg-hub:backoffice:1.0:submit\"")
                    .POST(HttpRequest.BodyPublishers.ofString(envelope))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
