package de.ozghub.backoffice.soap;

import static de.ozghub.testkit.backoffice.Handovers.aHandover;
import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.config.SoapSecurity.Tls.Version;
import de.ozghub.crypto.keys.SigningKey;
import de.ozghub.submission.DeliveryOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** TLS towards a procedure that wants to know its client. */
class MutualTlsTest {

    private static final SoapTransport TRANSPORT = new SoapTransport();
    private static final String HERE = "127.0.0.1";

    @AfterAll
    static void close() {
        TRANSPORT.close();
    }

    @Test
    void both_ends_know_each_other() {
        try (var peer = peer(HERE, TestKeys.authority());
                var office = office(peer, Secured.overTls(SoapCredentials.NONE), Version.TLS_1_3)) {
            peer.accepts("REF-1");

            assertThat(office.deliver(aHandover()
                            .withAttachment("plan", new byte[300_000])
                            .build()))
                    .isEqualTo(new DeliveryOutcome.Delivered("REF-1"));
        }
    }

    @Test
    void a_client_without_a_key_hands_nothing_over() {
        var anchorsOnly = new SoapCredentials(
                Optional.empty(),
                List.of(TestKeys.authority().certificate()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try (var peer = peer(HERE, TestKeys.authority());
                var office = office(peer, anchorsOnly, Version.TLS_1_2)) {
            assertThat(office.deliver(aHandover().build())).isNotInstanceOf(DeliveryOutcome.Delivered.class);
            assertThat(peer.kept()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_to_a_server_whose_certificate_is_for_another_host() {
        try (var peer = peer("10.1.2.3", TestKeys.authority());
                var office = office(peer, Secured.overTls(SoapCredentials.NONE), Version.TLS_1_2)) {
            assertThat(office.deliver(aHandover().build())).isInstanceOf(DeliveryOutcome.Deferred.class);
            assertThat(peer.kept()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_to_a_server_that_leads_to_another_anchor() {
        var elsewhere = new SoapCredentials(
                Optional.of(TestKeys.own(TestKeys.client())),
                List.of(TestKeys.stranger().certificate()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try (var peer = peer(HERE, TestKeys.authority());
                var office = office(peer, elsewhere, Version.TLS_1_2)) {
            assertThat(office.deliver(aHandover().build())).isInstanceOf(DeliveryOutcome.Deferred.class);
        }
    }

    @Test
    void an_older_version_than_agreed_is_not_spoken() {
        var old = new PeerSecurity.Tls(TestKeys.server(HERE), TestKeys.authority(), List.of("TLSv1.3"));
        try (var peer = new CxfPeer(PeerSecurity.none().over(old));
                var strict = office(peer, Secured.overTls(SoapCredentials.NONE), Version.TLS_1_3);
                var lenient = office(peer, Secured.overTls(SoapCredentials.NONE), Version.TLS_1_2)) {
            assertThat(strict.deliver(aHandover().build())).isInstanceOf(DeliveryOutcome.Deferred.class);
            assertThat(lenient.deliver(aHandover().build())).isInstanceOf(DeliveryOutcome.Delivered.class);
        }
    }

    private static CxfPeer peer(String host, @Nullable SigningKey clients) {
        var tls = new PeerSecurity.Tls(TestKeys.server(host), clients, List.of());
        return new CxfPeer(PeerSecurity.none().over(tls));
    }

    private static SoapBackOffice office(CxfPeer peer, SoapCredentials credentials, Version least) {
        return new SoapBackOffice(Secured.terms(peer.url(), credentials, least), credentials, TRANSPORT);
    }
}
