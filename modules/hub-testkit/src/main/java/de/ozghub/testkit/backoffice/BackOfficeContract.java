package de.ozghub.testkit.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.BackOffice;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import de.ozghub.testkit.Bytes;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every back office must do, whatever its protocol. Each test wants a peer that has kept nothing yet; {@link
 * #backOffice()} and {@link #peer()} return the same two objects throughout a test.
 */
public interface BackOfficeContract {

    BackOffice backOffice();

    BackOfficePeer peer();

    /** What is handed over; protection {@code NONE}, so that bytes can be compared. */
    default Handovers aHandover() {
        return Handovers.aHandover();
    }

    @Test
    default void delivers_to_a_peer_that_accepts() {
        peer().accepts("REF-1");

        var outcome = backOffice().deliver(aHandover().build());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Delivered.class,
                        delivered -> assertThat(delivered.reference()).isNotBlank());
    }

    @Test
    default void message_and_attachments_arrive_byte_for_byte() throws IOException {
        peer().accepts("REF-1");
        byte[] plan = Bytes.random(300_000, 1);
        byte[] photo = Bytes.random(5, 2);
        Handover handover = aHandover()
                .withAttachment("11111111-1111-4111-8111-111111111111", plan)
                .withAttachment("22222222-2222-4222-8222-222222222222", photo)
                .build();

        var outcome = backOffice().deliver(handover);

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
        String message;
        try (var in = handover.message().open()) {
            message = Bytes.sha256(in.readAllBytes());
        }
        assertThat(peer().kept())
                .containsExactly(new BackOfficePeer.Kept(
                        handover.key(),
                        message,
                        Map.of(
                                "11111111-1111-4111-8111-111111111111", Bytes.sha256(plan),
                                "22222222-2222-4222-8222-222222222222", Bytes.sha256(photo))));
    }

    @Test
    default void the_same_hand_over_twice_is_one_case_with_one_reference() {
        peer().accepts("REF-1");
        Handover handover = aHandover().build();

        var first = backOffice().deliver(handover);
        var second = backOffice().deliver(handover);

        assertThat(second).isEqualTo(first).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer().kept()).hasSize(1);
    }

    @Test
    default void the_same_key_with_other_bytes_never_replaces_the_first() {
        peer().accepts("REF-1");
        Handover first = aHandover().build();
        backOffice().deliver(first);
        var before = peer().kept();

        var outcome = backOffice()
                .deliver(
                        aHandover().withKey(first.key()).withMessage("<other/>").build());

        assertThat(outcome).isNotInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer().kept()).isEqualTo(before);
    }

    @Test
    default void is_deferred_when_the_peer_is_down() {
        peer().isDown();

        var outcome = backOffice().deliver(aHandover().build());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Deferred.class,
                        deferred -> assertThat(deferred.problem().code()).isEqualTo(ProblemCode.BACK_OFFICE_DOWN));
        assertThat(peer().kept()).isEmpty();
    }

    @Test
    default void content_that_breaks_off_is_never_delivered() {
        peer().accepts("REF-1");

        var outcome = backOffice().deliver(aHandover().thatBreaksOff());

        assertThat(outcome).isNotInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(peer().kept()).isEmpty();
    }

    @Test
    default void finds_nothing_under_a_key_that_was_never_used() {
        peer().accepts("REF-1");

        assertThat(backOffice().find(Ids.delivery())).isInstanceOfAny(Inquiry.NotFound.class, Inquiry.CannotAsk.class);
    }

    @Test
    default void whoever_can_be_asked_finds_what_was_delivered() {
        peer().accepts("REF-1");
        Handover handover = aHandover().build();
        var outcome = backOffice().deliver(handover);

        var answer = backOffice().find(handover.key());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Delivered.class,
                        delivered -> assertThat(answer)
                                .isIn(
                                        new Inquiry.Found(delivered.reference(), handover.digest()),
                                        new Inquiry.CannotAsk()));
    }
}
