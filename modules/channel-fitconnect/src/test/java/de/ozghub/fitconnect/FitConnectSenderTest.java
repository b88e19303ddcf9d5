package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.simulators.zustelldienst.ZustelldienstFaults;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a sender, against the simulated Zustelldienst, with the hub as a subscriber behind it. */
@SuppressWarnings("NullAway.Init")
class FitConnectSenderTest {

    private static final byte[] DATA = Bytes.of("<anmeldung xmlns='urn:ozg-hub:test'>ä</anmeldung>");

    @TempDir
    private Path state;

    private ReceivingAuthority receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new ReceivingAuthority(state);
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Test
    void sends_what_a_subscriber_opens() throws IOException {
        var plan = Bytes.random(300_000, 1);
        var sent = sent(receiver.consignment(DATA, ReceivingAuthority.enclosure("plan.pdf", plan)));

        var opened = receiver.opened(sent);

        assertThat(receiver.bytes(opened.data())).isEqualTo(DATA);
        assertThat(opened.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.filename()).isEqualTo("plan.pdf");
            assertThat(receiver.bytes(attachment.content())).isEqualTo(plan);
        });
    }

    @Test
    void sends_large_data_as_an_attachment() throws IOException {
        var large = Bytes.random(10_000_001, 3);

        var opened = receiver.opened(sent(receiver.consignment(large)));

        assertThat(opened.data().sha256()).isEqualTo(Bytes.sha256(large));
        assertThat(opened.attachments()).isEmpty();
    }

    @Test
    void gives_out_what_has_to_be_kept_before_anybody_sees_the_submission() throws IOException {
        var kept = new ArrayList<SentSubmission>();

        var sending = receiver.sender.send(receiver.consignment(DATA), null, sent -> {
            kept.add(sent);
            assertThat(receiver.sender.progress(List.of(sent))).isEqualTo(new Progress.NotSent(false));
            return true;
        });

        assertThat(sending).isEqualTo(new Sending.Sent(kept.getFirst()));
        assertThat(receiver.sender.progress(List.of(kept.getFirst()))).isEqualTo(new Progress.Waiting(false));
    }

    @Test
    void follows_the_log_until_the_receiver_has_accepted() throws IOException {
        var sent = sent(receiver.consignment(DATA, ReceivingAuthority.enclosure("a.pdf", Bytes.random(9, 1))));

        receiver.tells(ReceiptKind.FORWARD, sent, List.of());
        assertThat(receiver.sender.progress(List.of(sent))).isEqualTo(new Progress.Waiting(true));
        receiver.tells(ReceiptKind.ACCEPT, sent, List.of());

        assertThat(receiver.sender.progress(List.of(sent))).isInstanceOf(Progress.Accepted.class);
    }

    @Test
    void learns_why_the_receiver_has_rejected() throws IOException {
        var sent = sent(receiver.consignment(DATA));

        receiver.tells(ReceiptKind.REJECT, sent, List.of(Problem.of(ProblemCode.HASH_MISMATCH, Parts.DATA)));

        var rejected = (Progress.Rejected) receiver.sender.progress(List.of(sent));
        assertThat(rejected.problemTypes()).containsExactly("hash-mismatch");
        assertThat(rejected.byService()).isFalse();
    }

    @Test
    void learns_that_nobody_fetched_it() throws IOException {
        var sent = sent(receiver.consignment(DATA));

        receiver.clock.tick(Duration.ofDays(15));

        assertThat(receiver.sender.progress(List.of(sent)))
                .isInstanceOfSatisfying(
                        Progress.Rejected.class,
                        rejected -> assertThat(rejected.byService()).isTrue());
    }

    @Test
    void believes_no_acceptance_of_other_content() throws IOException {
        var sent = sent(receiver.consignment(DATA));
        receiver.tells(ReceiptKind.ACCEPT, sent, List.of());
        var other = new SentSubmission(
                sent.destination(),
                sent.submission(),
                sent.caseId(),
                sent.metadataTag(),
                sent.metadataTag(),
                sent.attachmentTags());

        assertThat(receiver.sender.progress(List.of(other))).isInstanceOf(Progress.Unproven.class);
    }

    @Test
    void believes_no_decision_by_a_key_outside_the_trusted_root() throws IOException {
        receiver.close();
        receiver = new ReceivingAuthority(
                state.resolve("foreign"), Authorities.root("Fremde Wurzel").certificate());
        var consignment = receiver.consignment(DATA);

        assertThat(receiver.sender.send(consignment, null, _ -> true))
                .isInstanceOfSatisfying(
                        Sending.Refused.class,
                        refused -> assertThat(refused.problem())
                                .hasToString("receiver-key-unusable %s {key=%s, reason=untrusted}"
                                        .formatted(ReceivingAuthority.DESTINATION, receiver.encryptionKid())));
    }

    @Test
    void sends_nothing_to_an_expired_key() throws IOException {
        receiver.clock.tick(Authorities.VALIDITY.plusDays(2));

        assertThat(refusal(receiver.consignment(DATA)))
                .startsWith("receiver-key-unusable")
                .contains("certificate-expired", "expired");
    }

    @Test
    void sends_nothing_to_a_destination_unknown_closed_or_not_offering() throws IOException {
        var unknown = receiver.consignmentTo(new UUID(0, 1), DATA);

        assertThat(refusal(unknown)).contains("destination-not-found");
        assertThat(refusal(receiver.consignmentOf("urn:de:fim:leika:leistung:99000000000000", DATA)))
                .startsWith("unsupported-service");
        assertThat(receiver.sender.send(receiver.consignmentTo(ReceivingAuthority.INACTIVE, DATA), null, _ -> true))
                .isInstanceOfSatisfying(
                        Sending.Deferred.class,
                        deferred -> assertThat(deferred.problem().toString()).contains("not active"));
    }

    @Test
    void an_unavailable_service_is_no_refusal() throws IOException {
        receiver.isDown(true);

        assertThat(receiver.sender.send(receiver.consignment(DATA), null, _ -> true))
                .isInstanceOf(Sending.Deferred.class);
    }

    @Test
    void a_service_that_fails_at_the_last_step_leaves_the_outcome_open_and_the_log_settles_it() throws IOException {
        var sending = receiver.sender.send(receiver.consignment(DATA), null, _ -> {
            receiver.isDown(true);
            return true;
        });
        receiver.isDown(false);

        var unknown = (Sending.Unknown) sending;
        assertThat(receiver.sender.progress(List.of(unknown.submission()))).isInstanceOf(Progress.NotSent.class);
    }

    @Test
    void a_key_that_was_rolled_over_in_between_is_no_refusal() throws IOException {
        var sending = receiver.sender.send(receiver.consignment(DATA), null, _ -> {
            receiver.rollsOver();
            return true;
        });

        assertThat(sending).isInstanceOf(Sending.Deferred.class);
        assertThat(receiver.sender.send(receiver.consignment(DATA), null, _ -> true))
                .isInstanceOf(Sending.Sent.class);
    }

    @Test
    void sends_nothing_to_a_key_with_a_certificate_that_is_over() throws IOException {
        receiver.turn(ZustelldienstFaults.EXPIRED_CERTIFICATE, true);

        assertThat(refusal(receiver.consignment(DATA))).contains("certificate-expired");
    }

    @Test
    void renews_a_token_that_ends_in_mid_run() throws IOException {
        receiver.turn(ZustelldienstFaults.TOKEN_EXPIRES, true);

        var sent = sent(receiver.consignment(
                DATA,
                ReceivingAuthority.enclosure("a.pdf", Bytes.random(70_000, 1)),
                ReceivingAuthority.enclosure("b.pdf", Bytes.random(70_000, 2))));

        assertThat(receiver.opened(sent).attachments()).hasSize(2);
    }

    private SentSubmission sent(Consignment consignment) throws IOException {
        var sending = receiver.sender.send(consignment, null, _ -> true);
        assertThat(sending).isInstanceOf(Sending.Sent.class);
        return ((Sending.Sent) sending).submission();
    }

    private String refusal(Consignment consignment) throws IOException {
        var sending = receiver.sender.send(consignment, null, _ -> true);
        assertThat(sending).isInstanceOf(Sending.Refused.class);
        return ((Sending.Refused) sending).problem().toString();
    }
}
