package de.ozghub.backoffice.soap;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.backoffice.soap.contract.Protection;
import de.ozghub.backoffice.soap.contract.Submit;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.testkit.backoffice.AnsweringBackOfficeContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract against a real CXF endpoint. */
class SoapBackOfficeContractTest implements AnsweringBackOfficeContract {

    private static final SoapTransport TRANSPORT = new SoapTransport();

    private final CxfPeer peer = new CxfPeer();
    private final SoapBackOffice backOffice =
            new SoapBackOffice(SoapTerms.of(peer.url(), Duration.ofSeconds(3), true), SoapCredentials.NONE, TRANSPORT);

    @AfterEach
    void close() {
        backOffice.close();
        peer.close();
    }

    @AfterAll
    static void closeTransport() {
        TRANSPORT.close();
    }

    @Override
    public BackOffice backOffice() {
        return backOffice;
    }

    @Override
    public CxfPeer peer() {
        return peer;
    }

    @Test
    void the_request_says_all_the_contract_asks_for() {
        Handover handover = aHandover().build();

        backOffice.deliver(handover);

        Submit request = peer.lastRequest();
        assertThat(request.getKey()).isEqualTo(handover.key().toString());
        assertThat(request.getDigest()).isEqualTo(handover.digest());
        assertThat(request.getOrigin().getChannel()).isEqualTo("fit-connect");
        assertThat(request.getOrigin().getSubmissionId())
                .isEqualTo(handover.origin().externalId());
        assertThat(request.getAuthority()).isEqualTo("053340002002");
        assertThat(request.getBackOffice()).isEqualTo("testamt/steuer");
        assertThat(request.getService()).isEqualTo("urn:de:fim:leika:leistung:99102013104000");
        assertThat(request.getReceivedAt()).hasToString("2026-11-02T08:59:58.123Z");
        assertThat(request.getFormat()).isEqualTo("urn:ozg-hub:test:1.0#beispiel");
        assertThat(request.getProtection()).isEqualTo(Protection.NONE);
    }

    @Test
    void a_busy_peer_says_how_long_it_wants_to_be_left_alone() {
        peer.isBusy();

        assertThat(backOffice.deliver(aHandover().build()))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void a_peer_that_answers_by_itself_has_taken_over() {
        assertThat(backOffice.takenOver(aHandover().build().key())).isEqualTo(new Takeover.Taken());
    }

    @Test
    void a_procedure_that_cannot_be_asked_is_not_asked() {
        try (var unaskable = new SoapBackOffice(
                SoapTerms.of(peer.url(), Duration.ofSeconds(3), false), SoapCredentials.NONE, TRANSPORT)) {
            Handover handover = aHandover().build();
            unaskable.deliver(handover);

            assertThat(unaskable.find(handover.key())).isEqualTo(new Inquiry.CannotAsk());
        }
    }

    @Test
    void many_threads_share_one_client() {
        peer.accepts("REF-1");
        var handovers = java.util.stream.Stream.generate(() ->
                        aHandover().withAttachment("part-1", new byte[100_000]).build())
                .limit(20)
                .toList();

        assertThat(handovers.parallelStream().map(backOffice::deliver).toList())
                .containsOnly(new DeliveryOutcome.Delivered("REF-1"));
        assertThat(peer.kept()).hasSize(20);
    }
}
