package de.ozghub.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.ozghub.app.fixture.MemoryBackOffice;
import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.backoffice.Inquiry;
import de.ozghub.core.delivery.DeliveryPolicy;
import de.ozghub.core.delivery.DeliveryPolicy.Confirmation;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.delivery.RetryPlan;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.submission.Area;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.ReceiptKind;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of one delivery under every answer, against the real store. */
@ExtendWith(PostgresExtension.class)
class DeliveryTest {

    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Problem NO_ANSWER = Problem.of(ProblemCode.NO_ANSWER, "remscheid/steuer");
    private static final Problem DOWN = Problem.of(ProblemCode.BACK_OFFICE_DOWN, "remscheid/steuer");

    private final TestHub hub;
    private final MemoryBackOffice tax = new MemoryBackOffice(TestHub.TAX);
    private final MemoryBackOffice order = new MemoryBackOffice(TestHub.ORDER);
    private Delivery stage;

    DeliveryTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
        stage = stage(Confirmation.HANDED_OVER);
    }

    @Test
    void a_delivered_message_confirms_the_submission_and_schedules_the_receipt() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));

        attempt(TestHub.TAX);

        assertThat(state(id))
                .isInstanceOfSatisfying(
                        DeliveryState.Delivered.class,
                        delivered -> assertThat(delivered.reference()).isEqualTo("AZ-1"));
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        assertThat(receipts()).isEqualTo(1);
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.TAX))).isEmpty();
    }

    @Test
    void an_unknown_outcome_is_asked_by_key_and_not_sent_again() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        String digest = hub.delivery(id, TestHub.TAX).message().digest();
        tax.answers(new DeliveryOutcome.Unknown(NO_ANSWER));
        tax.finds(new Inquiry.Unreachable(DOWN), new Inquiry.Found("AZ-77", digest));

        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Unknown.class);
        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Unknown.class);
        hub.clock.tick(Duration.ofMinutes(2));
        attempt(TestHub.TAX);

        assertThat(state(id)).isEqualTo(new DeliveryState.Delivered("AZ-77", hub.clock.instant()));
        assertThat(tax.got()).hasSize(1);
        var key = hub.delivery(id, TestHub.TAX).message().id();
        assertThat(tax.asked()).containsExactly(key, key);
    }

    @Test
    void a_case_made_from_other_bytes_is_not_taken_for_this_delivery() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        tax.answers(new DeliveryOutcome.Unknown(NO_ANSWER));
        tax.finds(new Inquiry.Found("AZ-77", "0".repeat(64)));

        attempt(TestHub.TAX);
        attempt(TestHub.TAX);

        assertThat(state(id)).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(receipts()).isZero();
    }

    @Test
    void a_sending_left_by_a_vanished_node_is_asked_and_not_sent_again() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        String digest = hub.delivery(id, TestHub.TAX).message().digest();
        tax.whenDelivered(() -> {
            throw new IllegalStateException("the process ends here");
        });
        Lease first = hub.claim(Lanes.delivery(TestHub.TAX));
        assertThatIllegalStateException().isThrownBy(() -> stage.attempt(first));
        assertThat(state(id)).isInstanceOf(DeliveryState.Sending.class);

        hub.leasesRunOut();
        tax.finds(new Inquiry.Found("AZ-5", digest));
        Lease second = hub.claim(Lanes.delivery(TestHub.TAX));
        assertThat(second.abandoned()).isTrue();
        stage.attempt(second);

        assertThat(state(id)).isInstanceOf(DeliveryState.Delivered.class);
        assertThat(tax.got()).hasSize(1);
        assertThat(hub.events(id))
                .containsSubsequence(
                        JournalEvent.SENDING, JournalEvent.UNKNOWN, JournalEvent.ASKED, JournalEvent.DELIVERED);
    }

    @Test
    void what_is_not_found_is_sent_again_only_after_the_time_to_settle_with_same_key_and_bytes() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        tax.answers(new DeliveryOutcome.Unknown(NO_ANSWER));

        attempt(TestHub.TAX);
        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Unknown.class);
        hub.clock.tick(SETTLE.minusMillis(1));
        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Unknown.class);
        hub.clock.tick(Duration.ofMillis(1));
        attempt(TestHub.TAX);
        assertThat(state(id))
                .isInstanceOfSatisfying(
                        DeliveryState.Waiting.class,
                        waiting -> assertThat(waiting.failures()).isEqualTo(1));
        assertThat(tax.got()).hasSize(1);
        attempt(TestHub.TAX);

        assertThat(state(id)).isInstanceOf(DeliveryState.Delivered.class);
        assertThat(tax.got()).hasSize(2);
        assertThat(tax.got().get(1)).isEqualTo(tax.got().get(0));
        assertThat(tax.got().get(0).digest())
                .isEqualTo(hub.delivery(id, TestHub.TAX).message().digest());
    }

    @Test
    void a_refusal_asks_a_person_and_is_not_repeated() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        var refusal = Problem.of(ProblemCode.BACK_OFFICE_REFUSED, "remscheid/steuer");
        tax.answers(new DeliveryOutcome.Refused(refusal));

        attempt(TestHub.TAX);

        assertThat(state(id)).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.submission(id).problems()).containsExactly(refusal);
        hub.pausesPass();
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.TAX))).isEmpty();
    }

    @Test
    void a_back_office_that_stays_down_asks_a_person_after_the_last_attempt() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        var deferred = new DeliveryOutcome.Deferred(DOWN, Duration.ZERO);
        tax.answers(deferred, deferred, deferred);

        for (int attempts = 1; attempts <= 3; attempts++) {
            attempt(TestHub.TAX);
            hub.clock.tick(Duration.ofMinutes(1));
        }

        assertThat(state(id))
                .isInstanceOfSatisfying(
                        DeliveryState.Clarification.class,
                        clarification ->
                                assertThat(clarification.problem().code()).isEqualTo(ProblemCode.ATTEMPTS_EXHAUSTED));
        assertThat(tax.got()).hasSize(3);
    }

    @Test
    void an_open_breaker_costs_no_attempt() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        stage = stage(Confirmation.HANDED_OVER, 2);
        var deferred = new DeliveryOutcome.Deferred(DOWN, Duration.ZERO);
        tax.answers(deferred, deferred);
        attempt(TestHub.TAX);
        attempt(TestHub.TAX);
        var before = hub.delivery(id, TestHub.TAX);

        hub.pausesPass();
        Lease lease = hub.claim(Lanes.delivery(TestHub.TAX));
        stage.attempt(lease);

        assertThat(tax.got()).hasSize(2);
        assertThat(hub.delivery(id, TestHub.TAX)).isEqualTo(before);
        hub.pausesPass();
        assertThat(hub.claim(Lanes.delivery(TestHub.TAX)).attempts()).isEqualTo(lease.attempts());
    }

    @Test
    void the_receipt_is_scheduled_once_though_two_deliveries_end_at_the_same_time() throws Exception {
        var both = new LinkedHashMap<BackOfficeKey, Boolean>();
        both.put(TestHub.TAX, true);
        both.put(TestHub.ORDER, true);
        SubmissionId id = hub.planned(both);
        var together = new CyclicBarrier(2);
        tax.whenDelivered(() -> await(together));
        order.whenDelivered(() -> await(together));
        Lease one = hub.claim(Lanes.delivery(TestHub.TAX));
        Lease other = hub.claim(Lanes.delivery(TestHub.ORDER));

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(
                                () -> stage.attempt(one),
                                task -> Thread.ofVirtual().start(task)),
                        CompletableFuture.runAsync(
                                () -> stage.attempt(other),
                                task -> Thread.ofVirtual().start(task)))
                .get(30, TimeUnit.SECONDS);

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        assertThat(receipts()).isEqualTo(1);
        assertThat(hub.events(id)).containsOnlyOnce(JournalEvent.CONFIRMED);
    }

    @Test
    void an_optional_delivery_in_clarification_does_not_hold_the_acceptance() throws Exception {
        var both = new LinkedHashMap<BackOfficeKey, Boolean>();
        both.put(TestHub.TAX, true);
        both.put(TestHub.ORDER, false);
        SubmissionId id = hub.planned(both);
        order.answers(new DeliveryOutcome.Refused(Problem.of(ProblemCode.BACK_OFFICE_REFUSED, "x")));

        attempt(TestHub.ORDER);
        assertThat(hub.delivery(id, TestHub.ORDER).state()).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
        assertThat(receipts()).isZero();
        attempt(TestHub.TAX);

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    void a_hand_over_counts_only_when_the_procedure_took_it() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        stage = stage(Confirmation.TAKEN_OVER);

        attempt(TestHub.TAX);
        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Handed.class);
        assertThat(receipts()).isZero();
        tax.takes();
        attempt(TestHub.TAX);

        assertThat(state(id)).isInstanceOf(DeliveryState.Delivered.class);
        assertThat(tax.got()).hasSize(1);
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    void a_hand_over_the_receiver_gives_back_asks_a_person() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        stage = stage(Confirmation.TAKEN_OVER);
        var refusal = Problem.of(ProblemCode.BACK_OFFICE_REFUSED, "remscheid/steuer", "code", "schema-violation");
        attempt(TestHub.TAX);

        tax.givesBack(refusal);
        attempt(TestHub.TAX);

        assertThat(state(id))
                .isInstanceOfSatisfying(
                        DeliveryState.Clarification.class,
                        stopped -> assertThat(stopped.problem()).isEqualTo(refusal));
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(receipts()).isZero();
    }

    @Test
    void what_is_found_after_an_unknown_outcome_counts_only_when_it_is_taken() throws Exception {
        SubmissionId id = hub.planned(Map.of(TestHub.TAX, true));
        stage = stage(Confirmation.TAKEN_OVER);
        String digest = hub.delivery(id, TestHub.TAX).message().digest();
        tax.answers(new DeliveryOutcome.Unknown(NO_ANSWER));
        tax.finds(new Inquiry.Found("AZ-77", digest));

        attempt(TestHub.TAX);
        attempt(TestHub.TAX);
        assertThat(state(id)).isInstanceOf(DeliveryState.Handed.class);
        tax.takes();
        attempt(TestHub.TAX);

        assertThat(state(id)).isEqualTo(new DeliveryState.Delivered("AZ-77", hub.clock.instant()));
        assertThat(tax.got()).hasSize(1);
    }

    private void attempt(BackOfficeKey backOffice) throws SQLException {
        hub.pausesPass();
        stage.attempt(hub.claim(Lanes.delivery(backOffice)));
    }

    private DeliveryState state(SubmissionId id) {
        return hub.delivery(id, TestHub.TAX).state();
    }

    private long receipts() throws SQLException {
        return hub
                .query("select receipt from task where lane = '%s'".formatted(Lanes.receipt(MemoryChannel.MAILBOX)))
                .stream()
                .filter(ReceiptKind.ACCEPT.id()::equals)
                .count();
    }

    private Delivery stage(Confirmation confirmation) {
        return stage(confirmation, 10);
    }

    private Delivery stage(Confirmation confirmation, int failures) {
        var plan = new RetryPlan(3, Duration.ofSeconds(2), 2.0, Duration.ofMinutes(1));
        var policy = new DeliveryPolicy(plan, SETTLE, confirmation, Duration.ofSeconds(5));
        var limits = new Gateway.Limits(2, failures, Duration.ofMinutes(1));
        var gateways = new Gateways(Map.of(
                TestHub.TAX, new Gateway(tax, policy, limits),
                TestHub.ORDER, new Gateway(order, policy, limits)));
        var handovers = new Handovers(hub.store.payloads(), _ -> new Area("051200000000"));
        return new Delivery(hub.store.journal(), gateways, handovers, hub.clock);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other delivery did not come", e);
        }
    }
}
