package de.ozghub.app.clarification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.ozghub.app.fixture.MemoryChannel;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.app.work.Stopped;
import de.ozghub.app.work.Trail;
import de.ozghub.core.Ids;
import de.ozghub.core.deadline.Deadline;
import de.ozghub.core.deadline.DeadlineKind;
import de.ozghub.core.deadline.DeadlineState;
import de.ozghub.core.deadline.Term;
import de.ozghub.core.delivery.DeliveryState;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.core.journal.Lanes;
import de.ozghub.core.journal.Lease;
import de.ozghub.core.journal.SubmissionState;
import de.ozghub.core.operation.CommandResult;
import de.ozghub.core.operation.Operator;
import de.ozghub.core.operation.OperatorCommands;
import de.ozghub.submission.BackOfficeKey;
import de.ozghub.submission.DeliveryId;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.Stage;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person may decide, and what is refused without any trace. */
@ExtendWith(PostgresExtension.class)
class DecisionsTest {

    private static final Operator CLERK = new Operator("sachbearbeitung");
    private static final String REASON = "mit dem Fachverfahren geklärt";
    private static final CommandResult DONE = new CommandResult.Done();
    private static final CommandResult NOT_FOUND = new CommandResult.NotFound();
    private static final CommandResult NOT_WAITING = new CommandResult.NotWaiting();
    private static final Problem REFUSED = Problem.of(ProblemCode.BACK_OFFICE_REFUSED, "remscheid/steuer");

    private final TestHub hub;
    private final AtomicInteger rings = new AtomicInteger();
    private final Decisions decisions;

    DecisionsTest(TestDatabase database) throws SQLException {
        hub = TestHub.open(database);
        decisions = new Decisions(hub.store.journal(), "config", hub.clock, rings::incrementAndGet);
    }

    @Test
    void a_stopped_submission_is_released_into_processing_again() throws SQLException {
        SubmissionId id = stopped();

        assertThat(decisions.release(CLERK, id, null, REASON)).isEqualTo(DONE);

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.RECORDED);
        assertThat(hub.submission(id).problems()).isEmpty();
        assertThat(hub.claim(Lanes.PROCESSING).submission()).isEqualTo(id);
        assertThat(hub.events(id)).endsWith(JournalEvent.CLARIFICATION, JournalEvent.RELEASED);
        assertThat(hub.query("select account || ':' || action || ':' || reason from operator_action"))
                .containsExactly("sachbearbeitung:release:" + REASON);
        assertThat(rings).hasValue(1);
    }

    @Test
    void a_waiting_delivery_is_released_alone_and_sent_from_the_start() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX, TestHub.ORDER);

        assertThat(decisions.release(CLERK, id, delivery(id, TestHub.TAX), REASON))
                .isEqualTo(DONE);

        assertThat(state(id, TestHub.TAX)).isEqualTo(new DeliveryState.Waiting(0, hub.clock.instant()));
        assertThat(state(id, TestHub.ORDER)).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.TAX))).isPresent();
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.ORDER))).isEmpty();
    }

    @Test
    void an_answer_past_the_hub_is_entered_once_and_meets_the_deadline_of_the_reply() {
        SubmissionId id = hub.recorded();
        assertThat(decisions.answered(CLERK, id, REASON)).isEqualTo(NOT_WAITING);
        hub.store.journal().by(CLERK, id, "test", "test", work -> {
            work.due(List.of(Deadline.of(DeadlineKind.REPLY, hub.clock.instant(), Term.ofDays(30))));
            return work;
        });

        assertThat(decisions.answered(CLERK, id, REASON)).isEqualTo(DONE);
        assertThat(decisions.answered(CLERK, id, REASON)).isEqualTo(NOT_WAITING);

        assertThat(hub.events(id)).endsWith(JournalEvent.ANSWERED_BY_PERSON);
        assertThat(hub.store.deadlines().of(id).getLast().state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    void releasing_the_submission_releases_every_waiting_delivery() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX, TestHub.ORDER);

        assertThat(decisions.release(CLERK, id, null, REASON)).isEqualTo(DONE);

        assertThat(state(id, TestHub.TAX)).isInstanceOf(DeliveryState.Waiting.class);
        assertThat(state(id, TestHub.ORDER)).isInstanceOf(DeliveryState.Waiting.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.DELIVERING);
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.TAX))).isPresent();
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.ORDER))).isPresent();
    }

    @Test
    void a_delivery_that_may_have_arrived_is_released_only_by_name() throws IOException {
        SubmissionId id = waiting(Problem.of(ProblemCode.OUTCOME_UNKNOWN, "remscheid/steuer"), TestHub.TAX);

        assertThat(decisions.release(CLERK, id, null, REASON)).isEqualTo(NOT_WAITING);
        assertThat(state(id, TestHub.TAX)).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.tryClaim(Lanes.delivery(TestHub.TAX))).isEmpty();

        assertThat(decisions.release(CLERK, id, delivery(id, TestHub.TAX), REASON))
                .isEqualTo(DONE);
        assertThat(state(id, TestHub.TAX)).isInstanceOf(DeliveryState.Waiting.class);
    }

    @Test
    void nothing_that_does_not_wait_or_does_not_exist_is_released() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX);
        DeliveryId delivery = delivery(id, TestHub.TAX);
        SubmissionId working = hub.recorded();

        assertThat(decisions.release(CLERK, Ids.submission(), null, REASON)).isEqualTo(NOT_FOUND);
        assertThat(decisions.release(CLERK, id, Ids.delivery(), REASON)).isEqualTo(NOT_FOUND);
        assertThat(decisions.release(CLERK, working, null, REASON)).isEqualTo(NOT_WAITING);
        assertThat(decisions.release(CLERK, id, delivery, REASON)).isEqualTo(DONE);
        assertThat(decisions.release(CLERK, id, delivery, REASON)).isEqualTo(NOT_WAITING);
        assertThat(hub.query("select action from operator_action")).hasSize(1);
        assertThat(rings).hasValue(1);
    }

    @Test
    void a_confirmed_delivery_counts_as_delivered_and_the_sender_is_told() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX);

        var result = decisions.confirm(CLERK, id, delivery(id, TestHub.TAX), "AZ-2025-1", REASON);

        assertThat(result).isEqualTo(DONE);
        assertThat(state(id, TestHub.TAX)).isEqualTo(new DeliveryState.Delivered("AZ-2025-1", hub.clock.instant()));
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CONFIRMED);
        assertThat(hub.query("select receipt from task where kind = 'receipt' order by ordinal"))
                .containsExactly("forward", "accept");
    }

    @Test
    void only_a_waiting_delivery_can_be_confirmed() throws IOException, SQLException {
        SubmissionId id = hub.planned(new LinkedHashMap<>(java.util.Map.of(TestHub.TAX, true)));
        DeliveryId delivery = delivery(id, TestHub.TAX);

        assertThat(decisions.confirm(CLERK, id, delivery, "AZ-1", REASON)).isEqualTo(NOT_WAITING);
        assertThat(decisions.confirm(CLERK, id, Ids.delivery(), "AZ-1", REASON)).isEqualTo(NOT_FOUND);
        assertThat(decisions.confirm(CLERK, Ids.submission(), delivery, "AZ-1", REASON))
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void a_rejection_withdraws_what_waits_and_tells_the_sender() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX);

        assertThat(decisions.reject(CLERK, id, REASON)).isEqualTo(DONE);

        assertThat(state(id, TestHub.TAX)).isInstanceOf(DeliveryState.Withdrawn.class);
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(hub.submission(id).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.REJECTED_BY_CLERK);
        assertThat(hub.query("select kind || ' ' || receipt from task")).containsExactly("receipt reject");
        assertThat(hub.tryClaim(Lanes.receipt(MemoryChannel.MAILBOX))).isPresent();
    }

    @Test
    void a_submission_is_not_rejected_once_a_back_office_has_a_case() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX, TestHub.ORDER);
        decisions.confirm(CLERK, id, delivery(id, TestHub.TAX), "AZ-1", REASON);

        assertThat(decisions.reject(CLERK, id, REASON)).isEqualTo(new CommandResult.CaseExists());

        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        assertThat(state(id, TestHub.ORDER)).isInstanceOf(DeliveryState.Clarification.class);
        assertThat(hub.query("select action from operator_action")).containsExactly("confirm");
    }

    @Test
    void a_submission_is_not_rejected_while_it_is_worked_on_or_being_sent() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX, TestHub.ORDER);
        decisions.release(CLERK, id, delivery(id, TestHub.TAX), REASON);
        Lease lease = hub.claim(Lanes.delivery(TestHub.TAX));
        hub.store.journal().under(lease, work -> {
            work.move(delivery(id, TestHub.TAX), new DeliveryState.Sending(0, hub.clock.instant()));
            return work;
        });
        assertThat(decisions.reject(CLERK, id, REASON)).isEqualTo(NOT_WAITING);

        SubmissionId working = hub.recorded();
        assertThat(decisions.reject(CLERK, working, REASON)).isEqualTo(NOT_WAITING);
        assertThat(decisions.reject(CLERK, Ids.submission(), REASON)).isEqualTo(NOT_FOUND);
    }

    @Test
    void a_reason_and_a_case_number_have_their_lengths() throws IOException, SQLException {
        SubmissionId id = waiting(TestHub.TAX);
        DeliveryId delivery = delivery(id, TestHub.TAX);
        String longest = "x".repeat(OperatorCommands.REASON_LENGTH);
        String number = "9".repeat(OperatorCommands.REFERENCE_LENGTH);

        assertThatIllegalArgumentException().isThrownBy(() -> decisions.reject(CLERK, id, "  "));
        assertThatIllegalArgumentException().isThrownBy(() -> decisions.release(CLERK, id, null, longest + "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decisions.confirm(CLERK, id, delivery, number + "9", REASON));
        assertThatIllegalArgumentException().isThrownBy(() -> decisions.confirm(CLERK, id, delivery, " ", REASON));
        assertThat(hub.query("select action from operator_action")).isEmpty();
        assertThat(decisions.confirm(CLERK, id, delivery, number, longest)).isEqualTo(DONE);
    }

    /** A submission that processing stopped. */
    private SubmissionId stopped() {
        SubmissionId id = hub.recorded();
        var problem = Problem.of(ProblemCode.UNKNOWN_AREA, "submission");
        new Clarification(hub.store.journal(), hub.clock)
                .decide(new Stopped(
                        hub.claim(Lanes.PROCESSING), Stage.ROUTING, Stopped.End.PERSON, List.of(problem), Trail.EMPTY));
        assertThat(hub.submission(id).state()).isEqualTo(SubmissionState.CLARIFICATION);
        return id;
    }

    /** A submission whose deliveries all wait for a person. */
    private SubmissionId waiting(BackOfficeKey... backOffices) throws IOException {
        return waiting(REFUSED, backOffices);
    }

    private SubmissionId waiting(Problem problem, BackOfficeKey... backOffices) throws IOException {
        var deliveries = new LinkedHashMap<BackOfficeKey, Boolean>();
        for (BackOfficeKey backOffice : backOffices) {
            deliveries.put(backOffice, true);
        }
        SubmissionId id = hub.planned(deliveries);
        for (BackOfficeKey backOffice : backOffices) {
            hub.store.journal().under(hub.claim(Lanes.delivery(backOffice)), work -> {
                work.move(delivery(id, backOffice), new DeliveryState.Clarification(problem, 3, hub.clock.instant()));
                work.state(SubmissionState.CLARIFICATION, List.of(problem));
                work.park();
                return work;
            });
        }
        return id;
    }

    private DeliveryId delivery(SubmissionId id, BackOfficeKey backOffice) {
        return hub.delivery(id, backOffice).message().id();
    }

    private DeliveryState state(SubmissionId id, BackOfficeKey backOffice) {
        return hub.delivery(id, backOffice).state();
    }
}
