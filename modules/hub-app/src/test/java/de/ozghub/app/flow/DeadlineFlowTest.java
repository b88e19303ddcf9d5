package de.ozghub.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import de.ozghub.app.deadline.DeadlineWatch;
import de.ozghub.app.fixture.TestHub;
import de.ozghub.core.journal.JournalEvent;
import de.ozghub.submission.DeliveryOutcome;
import de.ozghub.submission.Problem;
import de.ozghub.submission.ProblemCode;
import de.ozghub.submission.SubmissionId;
import de.ozghub.testkit.postgres.PostgresExtension;
import de.ozghub.testkit.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which deadlines the flows meet, miss and let lapse, and which alarms that raises. */
@ExtendWith(PostgresExtension.class)
class DeadlineFlowTest {

    private final TestFlows flows;
    private final TestHub hub;

    DeadlineFlowTest(TestDatabase database) throws SQLException {
        flows = new TestFlows(database);
        hub = flows.hub;
    }

    @AfterEach
    void close() {
        flows.close();
    }

    @Test
    void every_stage_in_time_meets_its_deadline_and_only_the_reply_stays_due() {
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();
        flows.process();
        flows.deliver(TestHub.TAX);
        flows.tell();
        flows.tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered met", "confirmed met", "reply open");
    }

    @Test
    void a_back_office_that_is_down_too_long_is_warned_of_then_alarmed_and_both_end_when_it_takes_over()
            throws SQLException {
        var down = Problem.of(ProblemCode.BACK_OFFICE_DOWN, TestHub.TAX.toString());
        flows.tax.answers(new DeliveryOutcome.Deferred(down, Duration.ofSeconds(1)));
        hub.channel.receives("normal", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();
        flows.process();
        flows.deliver(TestHub.TAX);

        // Hundesteuer has four hours to be handed over.
        hub.clock.tick(Duration.ofHours(3));
        assertThat(alarms()).containsExactly(ProblemCode.DEADLINE_NEAR);
        hub.clock.tick(Duration.ofHours(1));
        assertThat(alarms()).containsExactly(ProblemCode.DEADLINE_MISSED);
        hub.pausesPass();
        flows.deliver(TestHub.TAX);
        assertThat(alarms()).isEmpty();
        flows.tell();
        flows.tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered late", "confirmed met", "reply open");
        assertThat(hub.events(id)).containsOnlyOnce(JournalEvent.DEADLINE_MISSED);
        assertThat(hub.store.journal().firstBroken(id)).isEmpty();
    }

    @Test
    void a_rejection_leaves_nothing_due_but_telling_the_sender() {
        String invalid = TestHub.sample("normal").replace("<geschlecht>maennlich", "<geschlecht>unklar");
        hub.channel.receives("invalid", TestHub.registration(invalid));
        SubmissionId id = flows.taken();
        flows.process();
        assertThat(deadlines(id))
                .containsExactly("collected met", "delivered lapsed", "confirmed open", "reply lapsed");
        flows.tell();
        flows.tell();

        assertThat(deadlines(id)).containsExactly("collected met", "delivered lapsed", "confirmed met", "reply lapsed");
    }

    @Test
    void a_service_that_stays_closed_is_alarmed_before_the_channel_acts_by_itself() {
        flows.closeService(TestFlows.PAUSED);
        hub.channel.receives("held", TestHub.registration(TestHub.sample("normal")));
        SubmissionId id = flows.taken();

        hub.clock.tick(Duration.ofDays(3).minusHours(18));
        assertThat(alarms()).containsExactlyInAnyOrder(ProblemCode.SERVICE_PAUSED, ProblemCode.DEADLINE_NEAR);
        hub.clock.tick(Duration.ofHours(18));
        assertThat(alarms()).containsExactlyInAnyOrder(ProblemCode.SERVICE_PAUSED, ProblemCode.DEADLINE_MISSED);
        assertThat(hub.events(id)).endsWith(JournalEvent.DEADLINE_MISSED);
    }

    /** Looks at the deadlines as the upkeep does, and says which alarms are open then. */
    private List<ProblemCode> alarms() {
        new DeadlineWatch(hub.store.deadlines(), _ -> Optional.of(TestHub.REMSCHEID)).look(hub.store.alarms());
        return hub.store.alarms().open().stream()
                .map(alarm -> alarm.problem().code())
                .toList();
    }

    private List<String> deadlines(SubmissionId id) {
        return hub.store.deadlines().of(id).stream()
                .map(one -> one.deadline().kind().id() + " " + one.state().id())
                .toList();
    }
}
