package de.ozghub.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.backoffice.Takeover;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final RetryPlan PLAN = new RetryPlan(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(1));
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(PLAN, SETTLE, Confirmation.HANDED_OVER, LOOK);
    private static final Problem DOWN = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "a1/tax");

    @Test
    void delivered_when_the_receiver_answers_with_a_reference() {
        var next = sending(0).after(new DeliveryOutcome.Delivered("AZ-1"), POLICY, NOW);

        assertThat(next).isEqualTo(new DeliveryState.Delivered("AZ-1", NOW));
    }

    @Test
    void a_folder_that_must_be_emptied_is_not_confirmed_by_the_hand_over() {
        var policy = new DeliveryPolicy(PLAN, SETTLE, Confirmation.TAKEN_OVER, LOOK);

        var handed = (DeliveryState.Handed) sending(0).after(new DeliveryOutcome.Delivered("dir"), policy, NOW);

        assertThat(handed.after(new Takeover.NotYet(), policy, NOW)).isInstanceOf(DeliveryState.Handed.class);
        assertThat(handed.after(new Takeover.Taken(), policy, NOW)).isEqualTo(new DeliveryState.Delivered("dir", NOW));
    }

    @Test
    void what_is_found_is_not_confirmed_either_where_it_must_be_taken_over() {
        var policy = new DeliveryPolicy(PLAN, SETTLE, Confirmation.TAKEN_OVER, LOOK);

        var next = unknownSentAt(NOW).after(new Inquiry.Found("AZ-7", "00"), policy, NOW.plusSeconds(3));

        assertThat(next).isEqualTo(new DeliveryState.Handed("AZ-7", NOW.plusSeconds(3), NOW.plusSeconds(3)));
    }

    @Test
    void what_the_receiver_gave_back_needs_a_person() {
        var handed = new DeliveryState.Handed("dir", NOW, NOW);
        var refusal = Problem.of(ProblemCode.BACK_OFFICE_REFUSED, "a1/tax");

        assertThat(handed.after(new Takeover.Refused(refusal), POLICY, NOW))
                .isEqualTo(new DeliveryState.Clarification(refusal, 0, NOW));
        assertThat(unknownSentAt(NOW).after(new Inquiry.Refused(refusal), POLICY, NOW))
                .isInstanceOfSatisfying(
                        DeliveryState.Clarification.class,
                        stopped -> assertThat(stopped.problem()).isEqualTo(refusal));
    }

    @Test
    void looks_at_growing_distance_whether_it_was_taken() {
        var policy = new DeliveryPolicy(PLAN, SETTLE, Confirmation.TAKEN_OVER, Duration.ofMinutes(5));
        var handed = new DeliveryState.Handed("dir", NOW, NOW);

        assertThat(handed.after(new Takeover.NotYet(), policy, NOW))
                .extracting("notBefore")
                .isEqualTo(NOW.plusSeconds(5));
        Instant later = NOW.plus(Duration.ofMinutes(20));
        assertThat(handed.after(new Takeover.NotYet(), policy, later))
                .extracting("notBefore")
                .isEqualTo(later.plus(Duration.ofMinutes(2)));
        Instant muchLater = NOW.plus(Duration.ofDays(3));
        assertThat(handed.after(new Takeover.NotYet(), policy, muchLater))
                .extracting("notBefore")
                .isEqualTo(muchLater.plus(Duration.ofMinutes(5)));
    }

    @Test
    void waits_longer_after_each_failure() {
        var first = (DeliveryState.Waiting) sending(0).after(deferred(), POLICY, NOW);
        var second = (DeliveryState.Waiting) first.begin(NOW).after(deferred(), POLICY, NOW);

        assertThat(first).isEqualTo(new DeliveryState.Waiting(1, NOW.plusSeconds(2)));
        assertThat(second).isEqualTo(new DeliveryState.Waiting(2, NOW.plusSeconds(4)));
    }

    @Test
    void never_waits_shorter_than_the_receiver_asked() {
        var asked = new DeliveryOutcome.Deferred(DOWN, Duration.ofSeconds(45));

        var next = (DeliveryState.Waiting) sending(0).after(asked, POLICY, NOW);

        assertThat(next.notBefore()).isEqualTo(NOW.plusSeconds(45));
    }

    @Test
    void needs_a_person_after_the_last_attempt() {
        var next = (DeliveryState.Clarification) sending(2).after(deferred(), POLICY, NOW);

        assertThat(next.problem().code()).isEqualTo(ProblemCode.ATTEMPTS_EXHAUSTED);
        assertThat(next.problem().parameters()).containsEntry("last", "back-office-down");
    }

    @Test
    void a_pause_costs_no_attempt() {
        var paused = new DeliveryOutcome.Deferred(
                Problem.of(ProblemCode.BACK_OFFICE_PAUSED, "a1/tax"), Duration.ofSeconds(15));

        assertThat(sending(2).after(paused, POLICY, NOW)).isEqualTo(new DeliveryState.Waiting(2, NOW.plusSeconds(15)));
    }

    @Test
    void asks_after_a_time_out_and_never_sends() {
        var unknown = unknownSentAt(NOW);

        assertThat(unknown.after(new Inquiry.Found("AZ-7", "00"), POLICY, NOW.plusSeconds(3)))
                .isEqualTo(new DeliveryState.Delivered("AZ-7", NOW.plusSeconds(3)));
    }

    @Test
    void not_found_before_the_settling_time_means_ask_again() {
        var next = unknownSentAt(NOW).after(new Inquiry.NotFound(), POLICY, NOW.plusSeconds(29));

        assertThat(next).isInstanceOf(DeliveryState.Unknown.class);
        assertThat(((DeliveryState.Unknown) next).sentAt()).isEqualTo(NOW);
    }

    @Test
    void not_found_after_the_settling_time_means_it_never_arrived() {
        var next = unknownSentAt(NOW).after(new Inquiry.NotFound(), POLICY, NOW.plusSeconds(30));

        assertThat(next).isInstanceOf(DeliveryState.Waiting.class);
        assertThat(((DeliveryState.Waiting) next).failures()).isEqualTo(1);
    }

    @Test
    void a_receiver_that_cannot_be_asked_needs_a_person() {
        var next = unknownSentAt(NOW).after(new Inquiry.CannotAsk(), POLICY, NOW);

        assertThat(((DeliveryState.Clarification) next).problem().code()).isEqualTo(ProblemCode.OUTCOME_UNKNOWN);
    }

    @Test
    void an_unreachable_receiver_is_asked_again_however_long_it_takes() {
        var next = unknownSentAt(NOW).after(new Inquiry.Unreachable(DOWN), POLICY, NOW.plus(Duration.ofDays(2)));

        assertThat(((DeliveryState.Unknown) next).notBefore())
                .isEqualTo(NOW.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(1)));
    }

    @Test
    void what_a_vanished_node_left_sending_is_unknown() {
        var abandoned = sending(1).abandoned(Problem.of(ProblemCode.SENDER_VANISHED, "a1/tax"), NOW);

        assertThat(abandoned.sentAt()).isEqualTo(NOW);
        assertThat(abandoned.failures()).isEqualTo(1);
    }

    @Test
    void a_person_may_send_again_enter_the_case_or_withdraw() {
        var waiting = new DeliveryState.Clarification(DOWN, 3, NOW);

        assertThat(waiting.released(NOW)).isEqualTo(new DeliveryState.Waiting(0, NOW));
        assertThat(waiting.confirmed("AZ-9", NOW)).isEqualTo(new DeliveryState.Delivered("AZ-9", NOW));
        assertThat(waiting.withdrawn(NOW)).isEqualTo(new DeliveryState.Withdrawn(NOW));
    }

    private static DeliveryState.Sending sending(int failures) {
        return new DeliveryState.Waiting(failures, NOW).begin(NOW);
    }

    private static DeliveryState.Unknown unknownSentAt(Instant sent) {
        var outcome = new DeliveryOutcome.Unknown(Problem.of(ProblemCode.NO_ANSWER, "a1/tax"));
        return (DeliveryState.Unknown)
                new DeliveryState.Waiting(0, sent).begin(sent).after(outcome, POLICY, sent);
    }

    private static DeliveryOutcome deferred() {
        return new DeliveryOutcome.Deferred(DOWN, Duration.ZERO);
    }
}
