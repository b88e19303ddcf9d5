package de.ozghub.fitconnect;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.channel.Arrival;
import de.ozghub.core.channel.Opening;
import de.ozghub.core.journal.PayloadKind;
import de.ozghub.submission.AuthorityKey;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.ServiceKey;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A destination whose decryption key its authority alone has. */
class UnopenedTest {

    private final DeliveryService service = new DeliveryService();
    private final FitConnectChannel relaying = new FitConnectChannel(
            List.of(service.client(
                    DeliveryService.MAILBOX,
                    Duration.ofSeconds(20),
                    FitConnectDestination.relayed(
                            TestSubmission.DESTINATION,
                            new AuthorityKey("remscheid"),
                            TestKeys.SIGNATURE.privateKey(),
                            Set.of(new ServiceKey(TestSubmission.SERVICE))))),
            service.clock);

    @AfterEach
    void close() {
        relaying.close();
        service.close();
    }

    @Test
    void hands_on_every_part_byte_for_byte_as_it_arrived() throws IOException {
        var submission = TestSubmission.good()
                .attach("plan.pdf", Bytes.random(200_000, 1))
                .attach("foto.jpg", Bytes.random(9, 2))
                .seal();

        var sealed = (Opening.Sealed) open(submission);

        assertThat(sealed.format()).hasToString(Assumed.UNOPENED_FORMAT);
        assertThat(service.bytes(sealed.message())).isEqualTo(submission.document());
        assertThat(sealed.parts())
                .extracting(Opening.Attachment::id)
                .containsExactly(
                        "event-log",
                        submission.attachments.get(0).toString(),
                        submission.attachments.get(1).toString());
        for (var part : sealed.parts().subList(1, 3)) {
            var jwe = submission.sealedAttachments.get(UUID.fromString(part.id()));
            assertThat(new String(service.bytes(part.content()), StandardCharsets.US_ASCII))
                    .isEqualTo(jwe);
            assertThat(part.mediaType()).isEqualTo("application/jose");
        }
        var log =
                Json.object(service.bytes(sealed.parts().getFirst().content())).orElseThrow();
        var told = SecurityEvent.unproven(log.path("eventLog").path(0).asString(""))
                .orElseThrow();
        assertThat(told.submission()).contains(submission.id);
        assertThat(told.tells(EventName.SUBMIT)).isTrue();
        assertThat(sealed.parts()).noneMatch(part -> part.content().kind() == PayloadKind.OPENED);
    }

    @Test
    void rejects_what_is_not_what_was_submitted() throws IOException {
        var submission = TestSubmission.good()
                .attach("a.pdf", Bytes.random(900, 1))
                .attach("b.pdf", Bytes.random(900, 2))
                .seal();
        var first = submission.attachments.get(0);
        var second = submission.attachments.get(1);
        var kept = submission.sealedAttachments.get(first);
        submission.sealedAttachments.put(first, submission.sealedAttachments.get(second));
        submission.sealedAttachments.put(second, kept);

        var rejected = (Opening.Rejected) open(submission);

        assertThat(rejected.problems())
                .extracting(problem -> problem.code())
                .containsOnly(ProblemCode.INCORRECT_AUTHENTICATION_TAG);
    }

    @Test
    void rejects_an_attachment_nobody_signed_for() throws IOException {
        var submission =
                TestSubmission.good().attach("a.pdf", Bytes.random(900, 1)).seal();
        var one = submission.attachments.getFirst();
        var sealed = submission.sealedAttachments.remove(one);
        submission.deposit();
        submission.sealedAttachments.put(one, sealed);

        var rejected = (Opening.Rejected) open(submission);

        assertThat(rejected.problems()).isNotEmpty();
    }

    @Test
    void accepts_with_the_tags_of_what_it_handed_on() throws IOException {
        var submission =
                TestSubmission.good().attach("a.pdf", Bytes.random(900, 1)).seal();

        var event = relaying.sign(ReceiptKind.ACCEPT, arrival(submission), List.of(), service.payloads);

        var claims = SecurityEvent.unproven(event).orElseThrow();
        var tags = AuthenticationTags.read(claims.payload(EventName.ACCEPT).path("authenticationTags"))
                .orElseThrow();
        assertThat(tags.attachments()).containsOnlyKeys(submission.attachments);
    }

    private Arrival arrival(TestSubmission submission) throws IOException {
        service.offers(submission);
        return service.arrival(submission);
    }

    private Opening open(TestSubmission submission) throws IOException {
        return relaying.open(arrival(submission), service.payloads);
    }
}
