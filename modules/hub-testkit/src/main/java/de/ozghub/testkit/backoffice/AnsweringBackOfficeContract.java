package de.ozghub.testkit.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.Ids;
import de.ozghub.core.backoffice.Handover;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.ProblemCode;
import org.junit.jupiter.api.Test;

/** What a back office must do besides, whose procedure answers each call and can be asked by key. */
public interface AnsweringBackOfficeContract extends BackOfficeContract {

    @Override
    AnsweringPeer peer();

    @Test
    default void the_reference_is_the_one_the_peer_gave() {
        peer().accepts("REF-1");

        assertThat(backOffice().deliver(aHandover().build())).isEqualTo(new DeliveryOutcome.Delivered("REF-1"));
    }

    @Test
    default void the_outcome_is_unknown_when_the_peer_answers_too_late() {
        peer().answersTooLate("REF-2");
        Handover handover = aHandover().build();

        var outcome = backOffice().deliver(handover);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Unknown.class,
                        unknown -> assertThat(unknown.problem().code()).isEqualTo(ProblemCode.NO_ANSWER));
    }

    @Test
    default void a_case_whose_answer_came_too_late_is_found_by_key() {
        peer().answersTooLate("REF-2");
        Handover handover = aHandover().build();
        backOffice().deliver(handover);

        assertThat(backOffice().find(handover.key())).isEqualTo(new Inquiry.Found("REF-2", handover.digest()));
    }

    @Test
    default void is_refused_with_the_code_of_the_peer() {
        peer().refuses("not-competent");

        var outcome = backOffice().deliver(aHandover().build());

        assertThat(outcome).isInstanceOfSatisfying(DeliveryOutcome.Refused.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.BACK_OFFICE_REFUSED);
            assertThat(refused.problem().parameters()).containsEntry("code", "not-competent");
        });
        assertThat(peer().kept()).isEmpty();
    }

    @Test
    default void is_deferred_when_the_peer_is_busy() {
        peer().isBusy();

        var outcome = backOffice().deliver(aHandover().build());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Deferred.class,
                        deferred -> assertThat(deferred.problem().code()).isEqualTo(ProblemCode.BACK_OFFICE_BUSY));
        assertThat(peer().kept()).isEmpty();
    }

    @Test
    default void is_delivered_as_soon_as_the_peer_is_no_longer_busy() {
        Handover handover = aHandover().build();
        peer().isBusy();
        backOffice().deliver(handover);

        peer().accepts("REF-3");

        assertThat(backOffice().deliver(handover)).isEqualTo(new DeliveryOutcome.Delivered("REF-3"));
    }

    @Test
    default void says_not_found_for_a_key_that_was_never_used() {
        peer().accepts("REF-1");

        assertThat(backOffice().find(Ids.delivery())).isEqualTo(new Inquiry.NotFound());
    }

    @Test
    default void cannot_put_the_question_when_the_peer_is_down() {
        peer().isDown();

        assertThat(backOffice().find(Ids.delivery())).isInstanceOf(Inquiry.Unreachable.class);
    }

    @Test
    default void the_same_key_with_other_bytes_is_refused() {
        peer().accepts("REF-1");
        Handover first = aHandover().build();
        backOffice().deliver(first);

        var outcome = backOffice()
                .deliver(
                        aHandover().withKey(first.key()).withMessage("<other/>").build());

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Refused.class);
    }
}
